// The boxes and arrows of the map before it is laid out: ids, words and sizes.
class MapBoxes {
  // Arrows from the start or to the end that fewer of the cases take are left out.
  static rareShare = 0.02;
  // The room of a dot beside the words at an arrow.
  static badge = 14;

  constructor(data, shown, overlay, lettering) {
    Object.assign(this, { data, overlay, lettering, boxes: [], arrows: [] });
    this.labelled = shown.flows.length <= MapLayout.mostLabels;
    this.ids = new Map(shown.activities.map((one) => [data.activities.indexOf(one), one]));
    for (const [number, activity] of this.ids) this.addActivity(number, activity);
    for (const flow of shown.flows) this.addFlow(flow);
    this.addMarker("start", "starts");
    this.addMarker("end", "ends");
    data.missing.forEach((gap, number) => this.addMissing(gap, number));
  }

  addBox(id, lines, notes, rest) {
    const width = Math.max(
      ...lines.map((line) => this.lettering.width(line, "name")),
      ...notes.map((line) => this.lettering.width(line, rest.marks ? "mark" : "note")),
    );
    const height = 17 * lines.length + 15 * notes.length + 14;
    this.boxes.push({ id, lines, notes, width: Math.max(64, width + 24), height, ...rest });
  }

  addArrow(id, tail, head, text, rest) {
    const shown = this.labelled && text;
    const room = 12 + (rest.severity ? MapBoxes.badge : 0);
    const label = shown ? { width: this.lettering.width(text, "note") + room, height: 17 } : null;
    this.arrows.push({ id, tail, head, text: shown ? text : "", label, weight: 1, ...rest });
  }

  addActivity(number, activity) {
    const { words, checked } = this.data;
    const notes = [this.overlay.activityNote(activity)];
    const off = ["deviating", "skipped"].filter((name) => activity.numbers[name]);
    const marks = checked
      ? off.map((name) => mapElements.sentence(words[`mark_${name}`], { count: activity.numbers[name][1] }))
      : [];
    this.addBox(`n${number}`, this.lettering.wrapped(activity.name), [...notes, ...marks], {
      activity, number, severity: this.gravest(activity), marks: marks.length, level: this.overlay.activityLevel(activity),
    });
  }

  addFlow(flow) {
    const { words } = this.data;
    const width = this.overlay.flowWidth(flow);
    const off = flow.numbers.deviating;
    const text = [this.overlay.flowLabel(flow), off
      ? mapElements.sentence(words.mark_deviating, { count: off[1] }) : ""].filter(Boolean).join(" · ");
    this.addArrow(`f${this.data.flows.indexOf(flow)}`, `n${flow.from}`, `n${flow.to}`, text, {
      flow, width, level: this.overlay.flowLevel(flow), severity: this.gravest(flow), back: flow.back,
      // By how often whatever is shown, so that the picture stays when the overlay changes.
      weight: 1 + Math.round((9 * flow.numbers.count[0]) / this.data.flows[0].numbers.count[0]),
      quiet: this.overlay.name === "rework" && !MapOverlay.isRework(flow),
    });
  }

  // The severity of a finding that calls for action at a place, if there is one.
  gravest(place) {
    const found = new Set(place.findings.map((number) => this.data.findings[number].severity));
    return ["high", "medium"].find((severity) => found.has(severity));
  }

  addMarker(marker, count) {
    const { cases, words } = this.data;
    const found = [...this.ids].filter(([, one]) => one.numbers[count][0] > MapBoxes.rareShare * cases);
    if (!found.length) return;
    const width = this.lettering.width(words[marker], "note") + 26;
    this.boxes.push({
      id: marker, lines: [], notes: [words[marker]], width, height: 24, marker,
      rank: marker === "start" ? "source" : "sink",
    });
    for (const [number, activity] of found) {
      const way = marker === "start" ? [marker, `n${number}`] : [`n${number}`, marker];
      const [, text] = activity.numbers[count];
      this.addArrow(`${marker}${number}`, ...way, this.overlay.name === "frequency" ? text : "", {
        faint: true, width: 1.2, level: 0,
      });
    }
  }

  addMissing(gap, number) {
    this.addBox(`m${number}`, this.lettering.wrapped(gap.name), [gap.text], {
      missing: true, marks: 1, level: 0, name: gap.name,
    });
    const ways = [[`n${gap.before}`, `m${number}`], [`m${number}`, `n${gap.after}`]];
    const ends = [gap.before, gap.after];
    ways.forEach((way, side) => {
      if (this.ids.has(ends[side])) {
        this.addArrow(`m${number}s${side}`, ...way, "", { faint: true, width: 1.2, level: 0 });
      }
    });
  }
}
