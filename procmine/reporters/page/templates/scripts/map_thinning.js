// Thin the map, by the rule of the program: the most frequent activities and flows first, and the
// most frequent flow into and out of each activity whatever the share.
const mapThinning = {
  kept(count, share) {
    return Math.min(count, Math.max(1, Math.ceil(count * share)));
  },

  // `data` has its activities and flows most frequent first; the shares are 0 to 1. However large
  // the share, no more than `most` flows are kept for it. A flow that was chosen stays.
  thinned(data, activityShare, pathShare, most, chosen = null) {
    const kept = mapThinning.kept(data.activities.length, activityShare);
    const among = data.flows.filter((flow) => flow.from < kept && flow.to < kept);
    const wanted = mapThinning.kept(among.length, pathShare);
    const shown = new Set(among.slice(0, Math.min(wanted, most)));
    if (among.includes(chosen)) shown.add(chosen);
    const reached = new Set();
    const left = new Set();
    for (const flow of among.filter((flow) => flow.from !== flow.to)) {
      if (!reached.has(flow.to) || !left.has(flow.from)) shown.add(flow);
      reached.add(flow.to);
      left.add(flow.from);
    }
    return {
      activities: data.activities.slice(0, kept),
      flows: among.filter((flow) => shown.has(flow)),
      cut: wanted > most,
    };
  },

  // The largest shares, in whole per cent, that show no more than can be read at first sight.
  firstShares(data) {
    const perCent = (most, count) => Math.min(100, Math.floor((100 * most) / Math.max(1, count)));
    const activities = perCent(data.firstActivities, data.activities.length);
    const kept = mapThinning.kept(data.activities.length, activities / 100);
    const among = data.flows.filter((flow) => flow.from < kept && flow.to < kept);
    const most = Math.min(data.firstFlows, Math.max(20, 2 * kept));
    return { activities, paths: perCent(most, among.length) };
  },
};
