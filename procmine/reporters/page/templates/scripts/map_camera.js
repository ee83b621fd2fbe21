// Move over the map: buttons, ctrl and wheel, pinch, drag, and the keys +, - and 0.
class MapCamera {
  static step = 1.25;
  static nearest = 4;
  // The smallest scale at which words are readable; a large map begins there, at its top.
  static readable = 0.85;

  constructor(stage, frame) {
    Object.assign(this, { stage, frame, x: 0, y: 0, scale: 1, fingers: new Map(), moved: 0 });
    frame.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    frame.addEventListener("pointerdown", (event) => this.press(event));
    frame.addEventListener("pointermove", (event) => this.drag(event));
    for (const name of ["pointerup", "pointercancel", "pointerleave"]) {
      frame.addEventListener(name, (event) => this.fingers.delete(event.pointerId));
    }
    // A drag that began at a button is no click on it.
    frame.addEventListener("click", (event) => {
      if (this.moved > 5) event.stopPropagation();
    }, { capture: true });
    new ResizeObserver(() => this.picture && this.resize()).observe(frame);
  }

  show(picture) {
    this.picture = picture;
    this.width = this.frame.clientWidth;
    this.frame.replaceChildren(picture.svg);
    this.stage.style.height = `${this.height()}px`;
    const { scale } = this.whole();
    this.scale = Math.max(scale, MapCamera.readable);
    this.x = (this.frame.clientWidth - picture.width * this.scale) / 2;
    this.y = this.scale > scale ? 16 : (this.frame.clientHeight - picture.height * this.scale) / 2;
    if (this.scale > scale) this.towards(picture.entry);
    this.place();
  }

  // What is in the middle stays there when the panel opens beside it.
  resize() {
    const width = this.frame.clientWidth;
    this.move((width - this.width) / 2, 0);
    this.width = width;
  }

  // As high as the map needs, that a low one has no empty room; the style sheet has the limits.
  height() {
    const { width, height } = this.picture;
    const scale = Math.max(MapCamera.readable, Math.min(1.15, (this.width - 32) / width));
    return Math.round(height * scale + 32);
  }

  // The scale and place at which all of the map is seen.
  whole() {
    const { width, height } = this.picture;
    const { clientWidth, clientHeight } = this.frame;
    const scale = Math.min(1.15, (clientWidth - 32) / width, (clientHeight - 32) / height);
    return {
      scale, x: (clientWidth - width * scale) / 2, y: (clientHeight - height * scale) / 2,
    };
  }

  fit() {
    Object.assign(this, this.whole());
    this.place();
  }

  // Zoom by a factor around a point of the frame, its middle where none is given.
  zoom(factor, x = this.frame.clientWidth / 2, y = this.frame.clientHeight / 2) {
    const least = Math.min(MapCamera.readable, this.whole().scale) / 1.5;
    const scale = Math.min(MapCamera.nearest, Math.max(least, this.scale * factor));
    this.x = x - ((x - this.x) * scale) / this.scale;
    this.y = y - ((y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.place();
  }

  move(dx, dy) {
    this.x += dx;
    this.y += dy;
    this.place();
  }

  // Bring a point of the map into the middle across, where it would not be seen.
  towards(point) {
    if (!point) return;
    const x = point.x * this.scale + this.x;
    if (x < 60 || x > this.frame.clientWidth - 60) {
      this.x = this.frame.clientWidth / 2 - point.x * this.scale;
    }
  }

  // Bring a box into sight; the lowest pixels of the frame may be covered.
  seek({ x, y }, covered = 0) {
    const across = x * this.scale + this.x;
    const down = y * this.scale + this.y;
    const { clientWidth } = this.frame;
    const clientHeight = this.frame.clientHeight - covered;
    const seen = across > 60 && across < clientWidth - 60 && down > 40 && down < clientHeight - 40;
    if (!seen) this.move(clientWidth / 2 - across, clientHeight / 2 - down);
  }

  place() {
    const { x, y, scale } = this;
    this.picture.scene.setAttribute(
      "transform", `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale.toFixed(4)})`);
    // A finger moves over a map that is larger than its frame, else it scrolls the page.
    const larger = this.picture.height * scale > this.frame.clientHeight;
    this.frame.classList.toggle("larger", larger);
  }

  wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { left, top } = this.frame.getBoundingClientRect();
    this.zoom(Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
  }

  press(event) {
    this.moved = 0;
    this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  drag(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.fingers.set(event.pointerId, now);
    this.moved += Math.hypot(now.x - before.x, now.y - before.y);
    if (this.moved > 5) this.frame.setPointerCapture(event.pointerId);
    if (!other) {
      this.move(now.x - before.x, now.y - before.y);
      return;
    }
    this.move((now.x - before.x) / 2, (now.y - before.y) / 2);
    const span = (point) => Math.hypot(point.x - other.x, point.y - other.y) || 1;
    const { left, top } = this.frame.getBoundingClientRect();
    this.zoom(span(now) / span(before), (now.x + other.x) / 2 - left, (now.y + other.y) / 2 - top);
  }
}
