// The interactive map: its controls, and what is drawn when one of them changes.
class InteractiveMap {
  static pause = 120;

  constructor(data, graphviz) {
    this.data = data;
    this.layout = new MapLayout(graphviz);
    const part = (name) => document.getElementById(`map-${name}`);
    this.part = part;
    this.live = part("live");
    this.lettering = new MapLettering(getComputedStyle(document.body).fontFamily);
    this.camera = new MapCamera(part("stage"), part("picture"));
    this.keys = new MapKeys(part("picture"), this.camera);
    const chosen = (place) => this.choose(place);
    this.panel = new MapPanel(part("panel"), data, { chosen, closed: () => this.leave() });
    this.search = new MapSearch(part("search"), part("found"), data, {
      chosen, marked: (found) => this.mark(found),
    });
    const first = mapThinning.firstShares(data);
    for (const name of ["activities", "paths"]) {
      part(name).value = first[name];
      part(name).addEventListener("input", () => this.later());
    }
    part("overlay").addEventListener("change", () => this.draw());
    part("zoom-in").addEventListener("click", () => this.camera.zoom(MapCamera.step));
    part("zoom-out").addEventListener("click", () => this.camera.zoom(1 / MapCamera.step));
    part("fit").addEventListener("click", () => this.camera.fit());
    part("full").hidden = !document.fullscreenEnabled;
    part("full").addEventListener("click", () =>
      document.fullscreenElement ? document.exitFullscreen() : this.live.requestFullscreen());
    this.live.hidden = false;
    document.getElementById("map").classList.add("map-drawn");
    this.draw();
  }

  // Dragging a slider draws once it rests.
  later() {
    this.tell();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), InteractiveMap.pause);
  }

  tell() {
    for (const name of ["activities", "paths"]) {
      this.part(`${name}-share`).textContent = `${this.part(name).value} %`;
    }
  }

  draw() {
    const { data, part } = this;
    const share = (name) => Number(part(name).value) / 100;
    const shown = mapThinning.thinned(
      data, share("activities"), share("paths"), MapLayout.mostFlows, this.place);
    const overlay = new MapOverlay(part("overlay").value, shown, data);
    const boxes = new MapBoxes(data, shown, overlay, this.lettering);
    const placed = this.layout.placed(boxes.boxes, boxes.arrows);
    this.picture = new MapPicture(boxes, placed, data.words, (place) => this.choose(place));
    this.live.dataset.palette = overlay.palette;
    this.camera.show(this.picture);
    this.keys.serve(boxes.boxes.filter((box) => box.activity).map((box) =>
      ({ element: this.picture.buttons.get(box.activity), ...placed.boxes[box.id] })));
    this.tell();
    part("legend").textContent = overlay.legend;
    part("count").textContent = mapElements.sentence(data.words.counted, {
      nodes: shown.activities.length.toLocaleString("en"), all_nodes: data.allActivities,
      edges: shown.flows.length.toLocaleString("en"), all_edges: data.allFlows,
    });
    part("note").textContent = shown.cut ? data.words.too_large
      : boxes.labelled ? "" : data.words.large;
    this.mark(this.search.field.value ? this.search.found : null);
    this.light();
  }

  // Choose an activity or flow and bring it into sight, whatever the sliders hide.
  choose(place) {
    this.place = place;
    if (!this.picture.buttons.has(place)) this.reveal(place);
    this.light();
    this.panel.open(place);
    this.camera.resize();
    this.camera.seek(this.picture.middle(place), this.panel.covers());
  }

  // Move the slider of activities so far that a place is drawn.
  reveal(place) {
    const { activities } = this.data;
    const last = "from" in place ? Math.max(place.from, place.to) : activities.indexOf(place);
    const slider = this.part("activities");
    slider.value = Math.max(slider.value, Math.ceil((100 * (last + 1)) / activities.length));
    this.draw();
  }

  leave() {
    const left = this.place;
    this.place = null;
    this.light();
    this.picture.buttons.get(left)?.focus({ preventScroll: true });
  }

  // Show what is next to the chosen place, and dim the rest.
  light() {
    const { place, picture, data } = this;
    const numbers = new Set();
    const touches = (flow) => "from" in place
      ? flow === place : [flow.from, flow.to].includes(data.activities.indexOf(place));
    for (const one of picture.buttons.keys()) {
      if (place && "from" in one && touches(one)) [one.from, one.to].forEach((end) => numbers.add(end));
    }
    for (const [one, element] of picture.buttons) {
      const near = place && ("from" in one ? touches(one) : numbers.has(data.activities.indexOf(one)));
      element.classList.toggle("near", Boolean(near));
      element.classList.toggle("chosen", one === place);
      element.setAttribute("aria-pressed", String(one === place));
    }
    picture.svg.classList.toggle("dimmed", picture.buttons.has(place));
  }

  // Mark the activities that were searched for; null where none are.
  mark(found) {
    for (const [one, element] of this.picture.buttons) {
      element.classList.toggle("found", Boolean(found?.includes(one)));
    }
    this.picture.svg.classList.toggle("searched", Boolean(found?.length));
  }
}

// Where it cannot be drawn, as in an old browser, the printed map stands in its place.
const mapSource = document.getElementById("map-data");
if (mapSource) {
  libraries.Graphviz.load()
    .then((graphviz) => new InteractiveMap(JSON.parse(mapSource.textContent), graphviz))
    .catch((error) => {
      document.getElementById("map").classList.remove("map-drawn");
      document.getElementById("map-live").hidden = true;
      document.getElementById("map-failed").hidden = false;
      throw error;
    });
}
