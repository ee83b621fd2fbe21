// The panel beside the map: the numbers of an activity or flow, its findings, and where it leads.
class MapPanel {
  static activityRows = ["events", "cases", "starts", "ends", "repeats", "deviating", "skipped"];
  static flowRows = ["count", "median", "mean", "p90", "total", "deviating"];
  static mostFlows = 6;

  constructor(element, data, { chosen, closed }) {
    Object.assign(this, { element, data, words: data.words, chosen, closed });
    element.parentElement.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !element.hidden) this.close();
    });
  }

  open(place) {
    const flow = "from" in place;
    const close = mapElements.html("button", { type: "button", class: "map-close", "aria-label": this.words.close }, "×");
    close.addEventListener("click", () => this.close());
    this.element.replaceChildren(
      close,
      flow ? this.flowTitle(place) : this.title(place.name),
      flow ? this.flowNumbers(place) : this.activityNumbers(place),
      ...this.findings(place),
      ...(flow ? [] : this.ways(place)),
    );
    this.element.hidden = false;
    this.element.scrollTop = 0;
  }

  // The height in pixels of the map that the panel lies upon, as it does on a phone.
  covers() {
    return getComputedStyle(this.element).position === "absolute" ? this.element.offsetHeight : 0;
  }

  close() {
    this.element.hidden = true;
    this.closed();
  }

  title(...parts) {
    return mapElements.html("h3", { id: "map-panel-title" }, ...parts);
  }

  flowTitle(flow) {
    const { activities } = this.data;
    return this.title(this.way(activities[flow.from]), " → ", this.way(activities[flow.to]));
  }

  rows(pairs) {
    return mapElements.html("dl", {}, ...pairs.map(([name, text]) =>
      mapElements.html("div", {}, mapElements.html("dt", {}, name), mapElements.html("dd", {}, text))));
  }

  flowNumbers(flow) {
    const rows = MapPanel.flowRows.filter((row) => flow.numbers[row])
      .map((row) => [this.words[row], flow.numbers[row][1]]);
    const again = flow.from === flow.to ? "self" : flow.back ? "back" : null;
    return this.rows([...rows, ...(again ? [[this.words.rework, this.words[again]]] : [])]);
  }

  activityNumbers({ numbers }) {
    const plain = MapPanel.activityRows.filter((row) => numbers[row]?.[0])
      .map((row) => [this.words[row], numbers[row][1]]);
    const spread = ["work", "wait"].flatMap((kind) =>
      ["Median", "Mean", "P90", "Total"].filter((row) => numbers[kind + row])
        .map((row) => [`${this.words[kind]}, ${this.words[row.toLowerCase()]}`, numbers[kind + row][1]]));
    return this.rows([...plain, ...spread]);
  }

  findings(place) {
    const { words } = this;
    if (!place.findings.length) return [mapElements.html("p", { class: "map-none" }, words.no_findings)];
    const items = place.findings.map((number) => {
      const finding = this.data.findings[number];
      return mapElements.html("li", {},
        mapElements.html("span", { class: `severity ${finding.severity}` }, finding.severityText), " ",
        mapElements.html("a", { href: `#${finding.anchor}` }, finding.title));
    });
    return [mapElements.html("h4", {}, words.all_findings), mapElements.html("ul", {}, ...items)];
  }

  // The most frequent flows into and out of an activity, each a way to go there.
  ways(activity) {
    const here = this.data.activities.indexOf(activity);
    return [["flows_in", "to", "from"], ["flows_out", "from", "to"]].flatMap(([name, end, other]) => {
      const flows = this.data.flows.filter((flow) => flow[end] === here).slice(0, MapPanel.mostFlows);
      if (!flows.length) return [];
      const items = flows.map((flow) => mapElements.html("li", {},
        this.way(flow, this.data.activities[flow[other]].name),
        mapElements.html("small", {}, ` ${flow.numbers.count[1]} × · ${flow.numbers.median[1]}`)));
      return [mapElements.html("h4", {}, this.words[name]), mapElements.html("ul", {}, ...items)];
    });
  }

  way(place, name = place.name) {
    const button = mapElements.html("button", { type: "button", class: "map-way" }, name);
    button.addEventListener("click", () => {
      this.chosen(place);
      this.element.focus();
    });
    return button;
  }
}
