// @ts-check
/** The part of the lineage map that is seen: scrolling is the browser's own; here are zoom and moving by hand. */

const LARGEST = 2.5;
/** The smallest scale of the whole map, however narrow the screen. */
const SMALLEST = 0.2;
/** Below this scale names are too small to read, and only landmarks have one. */
const FAR = 0.6;
/** Pixels that names of landmarks have on the screen then, as long as they have room. */
const LANDMARK = 12;
const STEP = 1.4;
/** How much the scale changes with a pixel of the wheel. */
const WHEEL = 0.003;
/** Pixels that the mouse may move in a click. */
const CLICK = 4;
/** Pixels from the edge of the frame within which a paper is not seen well. */
const EDGE = 40;

export class View {
  zoom = 1;
  #isFar = false;
  #scroll;
  #plane;
  #sheet;
  #drawing;
  #landmarks;
  #largestLandmark;
  #width;
  #height;
  #frame;

  /** @param {HTMLElement} frame @param {HTMLElement} scroll @param {SVGSVGElement} drawing */
  constructor(frame, scroll, drawing) {
    this.#frame = frame;
    this.#scroll = scroll;
    this.#drawing = drawing;
    this.#sheet = /** @type {HTMLElement} */ (drawing.parentElement);
    this.#plane = /** @type {HTMLElement} */ (this.#sheet.parentElement);
    this.#landmarks = /** @type {SVGGElement} */ (drawing.querySelector(".map__landmarks"));
    this.#largestLandmark = Number(this.#landmarks.dataset.largest);
    ({ width: this.#width, height: this.#height } = drawing.viewBox.baseVal);
    this.#followWheel();
    this.#followFingers();
    this.#followMouse();
  }

  /** The scale at which the whole map is seen. */
  get #whole() {
    const { clientWidth, clientHeight } = this.#scroll;
    return Math.max(SMALLEST, Math.min(clientWidth / this.#width, clientHeight / this.#height, 1));
  }

  /**
   * Show the map at another scale, with one point of it staying where it is.
   * @param {number} wanted
   * @param {{clientX: number, clientY: number}} [around] the middle of the frame unless given
   */
  zoomTo(wanted, around = this.#middle) {
    const zoom = Math.min(Math.max(wanted, this.#whole), LARGEST);
    if (zoom === this.zoom) return;
    const before = this.#drawing.getBoundingClientRect();
    const factor = zoom / this.zoom;
    this.zoom = zoom;
    this.#plane.style.width = `${this.#width * zoom}px`;
    this.#sheet.style.height = `${this.#height * zoom}px`;
    this.#drawing.style.transform = `scale(${zoom})`;
    if (zoom < FAR !== this.#isFar) setTimeout(() => this.#showNames());
    if (zoom < FAR) this.#landmarks.style.fontSize = `${Math.min(LANDMARK / zoom, this.#largestLandmark)}px`;
    const after = this.#drawing.getBoundingClientRect();
    this.#scroll.scrollBy(
      after.left + (around.clientX - before.left) * factor - around.clientX,
      after.top + (around.clientY - before.top) * factor - around.clientY,
    );
  }

  /** Show all names or those of landmarks; in a task of its own, since it gives every paper another style. */
  #showNames() {
    this.#frame.toggleAttribute("data-far", this.zoom < FAR);
    this.#isFar = this.zoom < FAR;
    this.#drawing.getBoundingClientRect(); // now, not with the next frame
  }

  get #middle() {
    const { left, top, width, height } = this.#scroll.getBoundingClientRect();
    return { clientX: left + width / 2, clientY: top + height / 2 };
  }

  /** @param {string} way `in`, `out`, `whole` or `actual` */
  change(way) {
    const wanted = { in: this.zoom * STEP, out: this.zoom / STEP, whole: this.#whole, actual: 1 }[way];
    if (wanted) this.zoomTo(wanted);
  }

  /**
   * Scroll a box of the map to the middle of what is not covered, unless it is seen well already.
   * @param {{x: number, y: number, end: number}} box
   * @param {{right: number, bottom: number}} covered what lies over the frame's edges, in pixels
   * @param {{always?: boolean}} [options] to the middle even then
   */
  reveal({ x, y, end }, covered, { always = false } = {}) {
    const frame = this.#scroll.getBoundingClientRect();
    const drawing = this.#drawing.getBoundingClientRect();
    const [width, height] = [frame.width - covered.right, frame.height - covered.bottom];
    const left = drawing.left - frame.left + x * this.zoom;
    const right = drawing.left - frame.left + end * this.zoom;
    const top = drawing.top - frame.top + y * this.zoom;
    const isSeen = left > EDGE && right < width - EDGE && top > EDGE && top < height - EDGE;
    if (always || !isSeen) this.#scroll.scrollBy((left + right - width) / 2, top - height / 2);
  }

  /** The wheel with Ctrl, which is also what two fingers on a trackpad give. */
  #followWheel() {
    let wanted = 0;
    this.#scroll.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1);
        const isWaiting = wanted > 0;
        wanted = (wanted || this.zoom) * Math.exp(-WHEEL * Math.max(-100, Math.min(pixels, 100)));
        if (isWaiting) return; // once a frame
        requestAnimationFrame(() => {
          this.zoomTo(wanted, event);
          wanted = 0;
        });
      },
      { passive: false },
    );
  }

  #followFingers() {
    let [apart, zoom] = [0, 1];
    this.#scroll.addEventListener("touchstart", ({ touches }) => {
      if (touches.length === 2) [apart, zoom] = [spread(touches).apart, this.zoom];
    });
    this.#scroll.addEventListener(
      "touchmove",
      (event) => {
        if (event.touches.length !== 2 || !apart) return;
        event.preventDefault();
        const now = spread(event.touches);
        this.zoomTo((zoom * now.apart) / apart, now);
      },
      { passive: false },
    );
  }

  #followMouse() {
    /** @type {{x: number, y: number, left: number, top: number} | null} */
    let from = null;
    let isMoved = false;
    this.#scroll.addEventListener("pointerdown", (event) => {
      const { left, top } = this.#scroll.getBoundingClientRect();
      const isOnBar =
        event.clientX - left > this.#scroll.clientWidth || event.clientY - top > this.#scroll.clientHeight;
      if (event.pointerType !== "mouse" || event.button !== 0 || isOnBar) return;
      from = { x: event.clientX, y: event.clientY, left: this.#scroll.scrollLeft, top: this.#scroll.scrollTop };
      isMoved = false;
    });
    addEventListener("pointermove", (event) => {
      if (!from) return;
      const [right, down] = [event.clientX - from.x, event.clientY - from.y];
      if (!isMoved && Math.hypot(right, down) <= CLICK) return;
      if (!isMoved) this.#scroll.setPointerCapture(event.pointerId); // for the cursor
      isMoved = true;
      this.#scroll.toggleAttribute("data-grabbed", true);
      this.#scroll.scrollTo(from.left - right, from.top - down);
    });
    addEventListener("pointerup", () => {
      from = null;
      this.#scroll.toggleAttribute("data-grabbed", false);
    });
    this.#scroll.addEventListener("dragstart", (event) => event.preventDefault()); // else links would be dragged away
    this.#scroll.addEventListener(
      "click",
      (event) => {
        if (!isMoved) return;
        isMoved = false;
        event.preventDefault();
        event.stopPropagation();
      },
      { capture: true },
    );
  }
}

/** How far two fingers are apart, and their middle. @param {TouchList} touches */
function spread([a, b]) {
  const [first, second] = [/** @type {Touch} */ (a), /** @type {Touch} */ (b)];
  return {
    apart: Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY),
    clientX: (first.clientX + second.clientX) / 2,
    clientY: (first.clientY + second.clientY) / 2,
  };
}
