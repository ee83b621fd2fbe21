// Lay the map out with Graphviz. It only sees numbers and sizes, never a word of the log.
class MapLayout {
  // Beyond so many flows the numbers at arrows, which cost most of the time, are left out, and
  // beyond so many more the rarest flows.
  static mostLabels = 300;
  static mostFlows = 600;
  // How hard Graphviz tries: more hardly betters the picture and takes many times as long.
  static effort = "nslimit=2 nslimit1=2 mclimit=0.3";

  constructor(graphviz) {
    this.graphviz = graphviz;
  }

  // `boxes` have {id, width, height}, `arrows` {id, tail, head, label: {width, height} or null,
  // weight, back}, all in pixels. What goes back points upwards, so that the process runs down. Gives {width, height, boxes: {id: {x, y}}, arrows: {id: {points, tip,
  // label: {x, y}}}}.
  placed(boxes, arrows) {
    const answer = JSON.parse(this.graphviz.layout(MapLayout.dot(boxes, arrows), "json0", "dot"));
    const [, , width, height] = answer.bb.split(",").map(Number);
    const point = (text) => {
      const [x, y] = text.split(",").map(Number);
      return { x, y: height - y };
    };
    const found = { width, height, boxes: {}, arrows: {} };
    // Groups of one rank stand among the boxes, without a place.
    for (const box of answer.objects.filter(({ pos }) => pos)) found.boxes[box.name] = point(box.pos);
    for (const arrow of answer.edges ?? []) {
      const [tip, ...rest] = arrow.pos.split(" ");
      const points = rest.map(point);
      // The tip of an arrow that is laid out backwards stands at the start of its line.
      if (tip.startsWith("s,")) points.reverse();
      found.arrows[arrow.id] = {
        points, tip: point(tip.slice(2)), label: arrow.lp ? point(arrow.lp) : null,
      };
    }
    return found;
  }

  static dot(boxes, arrows) {
    const inches = (pixels) => (pixels / 72).toFixed(3);
    const room = ({ width, height }) =>
      `<<table border="0" cellborder="0" fixedsize="true" width="${Math.ceil(width)}" `
      + `height="${Math.ceil(height)}"><tr><td></td></tr></table>>`;
    return [
      `digraph { rankdir=TB nodesep=0.3 ranksep=0.38 ${MapLayout.effort}`,
      'node [shape=box fixedsize=true label=""] edge [arrowsize=0.75]',
      ...boxes.map(({ id, width, height, rank }) =>
        `${rank ? `{ rank=${rank} ` : ""}${id} [width=${inches(width)} height=${inches(height)}]${rank ? " }" : ""}`),
      ...arrows.map(({ id, tail, head, label, weight, back }) =>
        `${back ? `${head} -> ${tail}` : `${tail} -> ${head}`} [id=${id} weight=${weight}`
        + `${back ? " dir=back" : ""}${label ? ` label=${room(label)}` : ""}]`),
      "}",
    ].join("\n");
  }
}
