// What the map shows of each activity and flow: its words, its colour (level 0 to 4) and its width.
class MapOverlay {
  constructor(name, shown, { words, cases }) {
    this.name = name;
    this.words = words;
    this.most = this.largest(shown, cases);
    this.widest = Math.max(0, ...shown.flows.map((flow) => this.flowWeight(flow)));
  }

  // The value of the strongest colour; what is rare has no part in it, or one odd case would
  // make all others pale.
  largest({ flows, activities }, cases) {
    const often = (count) => count >= MapBoxes.rareShare * cases;
    const values = flows.filter(({ numbers }) => often(numbers.count[0]))
      .map((flow) => this.flowValue(flow));
    if (this.name !== "rework") {
      values.push(...activities.filter(({ numbers }) => often(numbers.events[0]))
        .map((one) => this.activityValue(one)));
    }
    return Math.max(0, ...(Math.max(0, ...values) > 0 ? values : flows.map((flow) => this.flowValue(flow))));
  }

  get palette() {
    return this.name === "frequency" ? "frequency" : "heat";
  }

  get legend() {
    const { words, name } = this;
    if (name === "frequency" || name === "rework") return words[`legend_${name}`];
    return mapElements.sentence(words.legend_time, { measure: words[name] });
  }

  activityValue({ numbers }) {
    if (this.name === "frequency") return numbers.events[0];
    if (this.name === "rework") return (numbers.repeats?.[0] ?? 0) / Math.max(1, numbers.cases?.[0] ?? 0);
    return this.work(numbers)?.[0] ?? 0;
  }

  flowValue(flow) {
    if (this.name === "frequency") return flow.numbers.count[0];
    if (this.name === "rework") return MapOverlay.isRework(flow) ? flow.numbers.count[0] : 0;
    return flow.numbers[this.name][0];
  }

  flowWeight(flow) {
    return ["frequency", "rework"].includes(this.name) ? this.flowValue(flow) : flow.numbers.total[0];
  }

  work(numbers) {
    return numbers[{ median: "workMedian", mean: "workMean", p90: "workP90", total: "workTotal" }[this.name]];
  }

  // Below the name of an activity.
  activityNote({ numbers }) {
    const { words, name } = this;
    if (name === "rework") {
      const repeats = numbers.repeats;
      return repeats?.[0] ? mapElements.sentence(words.repeats_of, { count: repeats[1] }) : "–";
    }
    const work = name === "frequency" ? null : this.work(numbers);
    return numbers.events[1] + (work ? ` · ${words.note_work} ${work[1]}` : "");
  }

  // At an arrow; nothing where the overlay has nothing to say.
  flowLabel(flow) {
    if (this.name === "rework") return MapOverlay.isRework(flow) ? flow.numbers.count[1] : "";
    return flow.numbers[this.name === "frequency" ? "count" : this.name][1];
  }

  // What the numbers of a flow are, for its tooltip.
  flowTold({ numbers }) {
    const { words } = this;
    const told = ["median", "mean", "p90", "total"].map((name) => `${words[name]} ${numbers[name][1]}`);
    return [`${numbers.count[1]} ×`, ...told].join(", ");
  }

  activityLevel(activity) {
    return MapOverlay.level(this.activityValue(activity), this.name === "rework" ? 1 : this.most);
  }

  flowLevel(flow) {
    return MapOverlay.level(this.flowValue(flow), this.most);
  }

  // In pixels; a flow whose steps overlap has less than no time between them.
  flowWidth(flow) {
    const share = this.widest > 0 ? Math.max(0, this.flowWeight(flow)) / this.widest : 0;
    return 1.2 + 4.8 * Math.sqrt(share);
  }

  static isRework(flow) {
    return flow.back || flow.from === flow.to;
  }

  static level(value, most) {
    if (!(value > 0) || most <= 0) return 0;
    return Math.min(4, Math.floor(5 * Math.sqrt(Math.min(1, value / most))));
  }
}
