// What part of the drawing is seen: pan with the pointer, zoom with the wheel or
// keys, fit, and bring a box into sight.

/** @import {Box} from "./types" */

const smallest = 0.04;

export class Camera {
  /** @param {SVGSVGElement} frame */
  constructor(frame) {
    this.frame = frame;
    this.x = 0;
    this.y = 0;
    this.scale = 1;
    /** @type {SVGElement | undefined} */
    this.scene = undefined;
    /** @type {{x: number, y: number, moved: boolean} | undefined} */
    this.drag = undefined;
    frame.addEventListener("wheel", (e) => this.wheel(e), { passive: false });
    frame.addEventListener("pointerdown", (e) => this.press(e));
    frame.addEventListener("pointermove", (e) => this.move(e));
    for (const end of ["pointerup", "pointercancel"]) frame.addEventListener(end, () => (this.drag = undefined));
  }

  /** @param {WheelEvent} e */
  wheel(e) {
    e.preventDefault();
    if (!e.ctrlKey && !e.metaKey && e.shiftKey) return this.pan(-e.deltaY, 0);
    const box = this.frame.getBoundingClientRect();
    this.zoom(Math.exp(-e.deltaY * (e.deltaMode === 1 ? 0.05 : 0.0015)), e.clientX - box.left, e.clientY - box.top);
  }

  /** @param {PointerEvent} e */
  press(e) {
    if (e.button === 0) this.drag = { x: e.clientX, y: e.clientY, moved: false };
  }

  /** @param {PointerEvent} e */
  move(e) {
    if (!this.drag) return;
    const [dx, dy] = [e.clientX - this.drag.x, e.clientY - this.drag.y];
    // A click that trembles is a click.
    if (!this.drag.moved && Math.hypot(dx, dy) < 4) return;
    if (!this.drag.moved) this.frame.setPointerCapture(e.pointerId);
    this.drag = { x: e.clientX, y: e.clientY, moved: true };
    this.pan(dx, dy);
  }

  /**
   * @param {number} dx
   * @param {number} dy
   */
  pan(dx, dy) {
    this.x += dx;
    this.y += dy;
    this.apply();
  }

  /**
   * Zooms around a point of the frame, its middle unless given.
   * @param {number} factor
   */
  zoom(factor, x = this.frame.clientWidth / 2, y = this.frame.clientHeight / 2) {
    const scale = Math.min(4, Math.max(smallest, this.scale * factor));
    this.x = x - ((x - this.x) * scale) / this.scale;
    this.y = y - ((y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.apply();
  }

  /**
   * Shows all of a drawing, not larger than it is, and not smaller than least.
   * @param {{width: number, height: number}} size
   */
  fit(size, least = smallest) {
    const { clientWidth: w, clientHeight: h } = this.frame;
    if (w === 0 || h === 0) return;
    this.scale = Math.min(1.15, Math.max(least, Math.min((w - 32) / size.width, (h - 48) / size.height)));
    this.x = Math.max(16, (w - size.width * this.scale) / 2);
    // What does not fit is begun in its middle, where most steps lead.
    this.y = (h - size.height * this.scale) / 2;
    this.apply();
  }

  /**
   * Moves as little as brings boxes into sight; where they don't fit, the first.
   * @param {Box[]} boxes
   */
  reveal(boxes) {
    if (this.scale < 0.45) this.zoom(0.8 / this.scale);
    const margin = 24;
    /** @type {(x: number, at: (b: Box) => number, size: (b: Box) => number, room: number) => number} */
    const shift = (x, at, size, room) => {
      const start = (/** @type {Box} */ b) => x + at(b) * this.scale;
      const end = (/** @type {Box} */ b) => start(b) + size(b) * this.scale;
      let [low, high] = [Math.min(...boxes.map(start)), Math.max(...boxes.map(end))];
      if (high - low > room - 2 * margin) [low, high] = [start(boxes[0]), end(boxes[0])];
      return low < margin ? margin - low : high > room - margin ? Math.max(margin - low, room - margin - high) : 0;
    };
    this.pan(shift(this.x, (b) => b.x, (b) => b.width, this.frame.clientWidth), shift(this.y, (b) => b.y, (b) => b.height, this.frame.clientHeight));
  }

  apply() {
    this.scene?.setAttribute("transform", `translate(${this.x} ${this.y}) scale(${this.scale})`);
  }
}
