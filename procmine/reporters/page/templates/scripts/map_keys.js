// Walk over the map by keys: one activity is a tab stop, the arrow keys go to the nearest one there.
class MapKeys {
  static ways = {
    ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0],
  };

  constructor(stage, camera) {
    this.camera = camera;
    stage.addEventListener("keydown", (event) => this.press(event));
  }

  // `spots` are {element, x, y} of the activities that are drawn.
  serve(spots) {
    this.spots = spots;
    const first = spots.reduce((best, spot) => (spot.y < (best?.y ?? Infinity) ? spot : best), null);
    first?.element.setAttribute("tabindex", "0");
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const acts = {
      "+": () => this.camera.zoom(MapCamera.step), "=": () => this.camera.zoom(MapCamera.step),
      "-": () => this.camera.zoom(1 / MapCamera.step), 0: () => this.camera.fit(),
    };
    const way = MapKeys.ways[event.key];
    const here = this.spots?.find(({ element }) => element === document.activeElement);
    if (acts[event.key]) acts[event.key]();
    else if (way && here) this.go(here, way);
    else return;
    event.preventDefault();
  }

  go(here, [right, down]) {
    const distance = ({ x, y }) => {
      const along = (x - here.x) * right + (y - here.y) * down;
      const aside = Math.abs((x - here.x) * down) + Math.abs((y - here.y) * right);
      return along > 1 ? along + 2 * aside : Infinity;
    };
    const [next] = [...this.spots].sort((one, other) => distance(one) - distance(other));
    if (distance(next) === Infinity) return;
    here.element.setAttribute("tabindex", "-1");
    next.element.setAttribute("tabindex", "0");
    next.element.focus({ preventScroll: true });
    this.camera.seek(next);
  }
}
