// @ts-check
/** The visible part of the lineage map. The browser itself scrolls it; this zooms, and scrolls to papers. */

const LARGEST = 2.5;
/** The smallest scale of the whole map, however narrow the screen. */
const SMALLEST = 0.2;
/** Below this scale names are too small to read, so only landmarks are named. */
const FAR = 0.6;
/** The size in pixels of the names of landmarks on the screen, as long as they have room. */
const LANDMARK_SIZE = 12;
const STEP = 1.4;
/** Within this many pixels of the edge of the frame, a paper is not seen well. */
const MARGIN = 40;

/** @typedef {"in" | "out" | "whole" | "actual"} ZoomCommand */

export class Viewport {
  #zoom = 1;
  #isFar = false;
  #frame;
  #scroller;
  #plane;
  #sheet;
  #drawing;
  #landmarks;
  #largestLandmark;
  #width;
  #height;

  /**
   * @param {HTMLElement} frame
   * @param {HTMLElement} scroller
   * @param {SVGSVGElement} drawing
   */
  constructor(frame, scroller, drawing) {
    this.#frame = frame;
    this.#scroller = scroller;
    this.#drawing = drawing;
    this.#sheet = /** @type {HTMLElement} */ (drawing.parentElement);
    this.#plane = /** @type {HTMLElement} */ (this.#sheet.parentElement);
    this.#landmarks = /** @type {SVGGElement} */ (drawing.querySelector(".map__landmarks"));
    this.#largestLandmark = Number(this.#landmarks.dataset.largest);
    ({ width: this.#width, height: this.#height } = drawing.viewBox.baseVal);
  }

  /** The current scale. */
  get zoom() {
    return this.#zoom;
  }

  /** The scale at which the whole map is visible. */
  get #whole() {
    const { clientWidth, clientHeight } = this.#scroller;
    return Math.max(SMALLEST, Math.min(clientWidth / this.#width, clientHeight / this.#height, 1));
  }

  get #middle() {
    const { left, top, width, height } = this.#scroller.getBoundingClientRect();
    return { clientX: left + width / 2, clientY: top + height / 2 };
  }

  /**
   * Show the map at another scale.
   * @param {number} wanted
   * @param {{clientX: number, clientY: number}} [fixed] the point that stays where it is, by default the middle
   */
  zoomTo(wanted, fixed = this.#middle) {
    const zoom = Math.min(Math.max(wanted, this.#whole), LARGEST);
    if (zoom === this.#zoom) return;
    const before = this.#drawing.getBoundingClientRect();
    const factor = zoom / this.#zoom;
    this.#zoom = zoom;
    this.#resize();
    const after = this.#drawing.getBoundingClientRect();
    this.#scroller.scrollBy(
      after.left + (fixed.clientX - before.left) * factor - fixed.clientX,
      after.top + (fixed.clientY - before.top) * factor - fixed.clientY,
    );
  }

  #resize() {
    const zoom = this.#zoom;
    this.#plane.style.width = `${this.#width * zoom}px`;
    this.#sheet.style.height = `${this.#height * zoom}px`;
    this.#drawing.style.transform = `scale(${zoom})`;
    if (zoom < FAR !== this.#isFar) setTimeout(() => this.#showNames());
    if (zoom < FAR) this.#landmarks.style.fontSize = `${Math.min(LANDMARK_SIZE / zoom, this.#largestLandmark)}px`;
  }

  /** Show all names or those of landmarks; in a task of its own, since it changes the style of every paper. */
  #showNames() {
    this.#isFar = this.#zoom < FAR;
    this.#frame.toggleAttribute("data-far", this.#isFar);
    this.#drawing.getBoundingClientRect(); // computes the styles in this task instead of the next frame
  }

  /** @param {ZoomCommand} command */
  run(command) {
    this.zoomTo({ in: this.#zoom * STEP, out: this.#zoom / STEP, whole: this.#whole, actual: 1 }[command]);
  }

  /**
   * Scroll a paper to the middle of what is not covered, unless it is seen well already.
   * @param {import("./graph.js").Paper} paper
   * @param {{right: number, bottom: number}} covered how much of the frame's edges is covered, in pixels
   * @param {{always?: boolean}} [options] whether to scroll even then
   */
  reveal({ element, x, y }, covered, { always = false } = {}) {
    const frame = this.#scroller.getBoundingClientRect();
    const drawing = this.#drawing.getBoundingClientRect();
    const [width, height] = [frame.width - covered.right, frame.height - covered.bottom];
    const left = drawing.left - frame.left + x * this.#zoom;
    const right = left + element.getBoundingClientRect().width;
    const top = drawing.top - frame.top + y * this.#zoom;
    const isSeen = left > MARGIN && right < width - MARGIN && top > MARGIN && top < height - MARGIN;
    if (always || !isSeen) this.#scroller.scrollBy((left + right - width) / 2, top - height / 2);
  }
}
