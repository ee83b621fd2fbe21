// Draw what was laid out, as SVG. Activities and flows are buttons; `chosen` is called with one.
class MapPicture {
  constructor(map, placed, words, chosen) {
    Object.assign(this, { map, placed, words, chosen, buttons: new Map() });
    const arrows = map.arrows.map((arrow) => this.arrow(arrow, placed.arrows[arrow.id]));
    const boxes = map.boxes.map((box) => this.box(box, placed.boxes[box.id]));
    this.scene = mapElements.svg("g", {}, ...arrows, ...boxes);
    this.svg = mapElements.svg("svg", {
      class: "map-drawing", role: "group", "aria-label": words.process,
    }, this.scene);
    this.entry = placed.boxes.start ?? placed.boxes[map.boxes[0].id];
    this.width = placed.width;
    this.height = placed.height;
  }

  // Where an activity is, or the middle of a flow.
  middle(place) {
    const { activities, flows } = this.map.data;
    if (!("from" in place)) return this.placed.boxes[`n${activities.indexOf(place)}`];
    const { points } = this.placed.arrows[`f${flows.indexOf(place)}`];
    return points[points.length >> 1];
  }

  button(place, name, attributes, ...children) {
    const element = mapElements.svg("g", {
      ...attributes, role: "button", tabindex: "-1", "aria-label": name,
    }, mapElements.svg("title", {}, name), ...children);
    const choose = () => this.chosen(place);
    element.addEventListener("click", choose);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose();
    });
    this.buttons.set(place, element);
    return element;
  }

  box(box, { x, y }) {
    const left = x - box.width / 2;
    const top = y - box.height / 2;
    const rect = mapElements.svg("rect", {
      x: left, y: top, width: box.width, height: box.height, rx: box.marker ? 12 : 5,
    });
    const lines = [
      ...box.lines.map((text) => ({ text, name: "map-name", step: 17 })),
      ...box.notes.map((text, number) => ({
        text, step: 15,
        name: number >= box.notes.length - (box.marks ?? 0) ? "map-mark" : "map-note",
      })),
    ];
    let baseline = top + (box.marker ? 0 : 5);
    const texts = lines.map(({ text, name, step }) =>
      mapElements.svg("text", { class: name, x, y: (baseline += step) + (box.marker ? 1 : 0) }, text));
    if (!box.activity) {
      const title = box.missing ? mapElements.svg("title", {}, `${box.name}: ${box.notes[0]}`) : null;
      return mapElements.svg("g", { class: `map-node ${box.marker ? "marker" : "missing"}` },
        title, rect, ...texts);
    }
    const badge = MapPicture.badge(box.severity, left + box.width - 2, top + 2);
    const kind = box.marks ? " deviating" : "";
    return this.button(box.activity, `${box.activity.name}: ${box.notes.join(", ")}`,
      { class: `map-node level-${box.level}${kind}` }, rect, ...texts, badge);
  }

  arrow(arrow, { points, tip, label }) {
    const [first, ...rest] = points;
    const path = `M${first.x},${first.y}C${rest.map(({ x, y }) => `${x},${y}`).join(" ")}`;
    const parts = [
      mapElements.svg("path", { class: "map-line", d: path, "stroke-width": arrow.width.toFixed(2) }),
      mapElements.svg("polygon", { points: MapPicture.head(points.at(-1), tip, arrow.width) }),
    ];
    if (label && arrow.text) {
      const x = label.x + (arrow.severity ? MapBoxes.badge / 2 : 0);
      parts.push(mapElements.svg("text", { class: "map-label", x, y: label.y + 4 }, arrow.text));
    }
    const spot = label ? { x: label.x - arrow.label.width / 2 + 10, y: label.y } : points[points.length >> 1];
    parts.push(MapPicture.badge(arrow.severity, spot.x, spot.y));
    if (!arrow.flow) return mapElements.svg("g", { class: "map-flow faint" }, ...parts);
    const { activities } = this.map.data;
    const name = `${activities[arrow.flow.from].name} → ${activities[arrow.flow.to].name}: `
      + this.map.overlay.flowTold(arrow.flow);
    const deviating = arrow.flow.numbers.deviating ? " deviating" : "";
    return this.button(arrow.flow, name,
      { class: `map-flow level-${arrow.level}${arrow.quiet ? " quiet" : ""}${deviating}` },
      mapElements.svg("path", { class: "map-reach", d: path }), ...parts);
  }

  // The corners of an arrow's head, between the end of its line and its tip.
  static head(end, tip, width) {
    const [dx, dy] = [tip.x - end.x, tip.y - end.y];
    const length = Math.hypot(dx, dy) || 1;
    const half = 3 + width / 1.6;
    const [sideX, sideY] = [(-dy / length) * half, (dx / length) * half];
    return [[end.x + sideX, end.y + sideY], [tip.x, tip.y], [end.x - sideX, end.y - sideY]]
      .map((corner) => corner.map((value) => value.toFixed(1)).join(",")).join(" ");
  }

  // A dot where a finding calls for action.
  static badge(severity, cx, cy) {
    return severity && mapElements.svg("circle", { class: `map-badge ${severity}`, cx, cy, r: 6 });
  }
}
