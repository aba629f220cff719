// @ts-check
/** Zooming the lineage map by wheel or fingers, and moving it with the mouse. */

/** How much the scale changes with a pixel of the wheel. */
const WHEEL_FACTOR = 0.003;
/** The most pixels of a single turn of the wheel that count. */
const WHEEL_LIMIT = 100;
const LINE_HEIGHT = 16;
/** How many pixels the mouse may move during a click. */
const CLICK_TOLERANCE = 4;

/** @typedef {import("./viewport.js").Viewport} Viewport */

/**
 * @param {HTMLElement} scroller
 * @param {Viewport} viewport
 */
export function addGestures(scroller, viewport) {
  zoomByWheel(scroller, viewport);
  zoomByFingers(scroller, viewport);
  moveByMouse(scroller);
}

/**
 * The wheel with Ctrl, which is also what two fingers on a trackpad send.
 * @param {HTMLElement} scroller
 * @param {Viewport} viewport
 */
function zoomByWheel(scroller, viewport) {
  let wanted = 0;
  const onWheel = (/** @type {WheelEvent} */ event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_HEIGHT : 1);
    const isWaiting = wanted > 0;
    wanted = (wanted || viewport.zoom) * Math.exp(-WHEEL_FACTOR * Math.max(-WHEEL_LIMIT, Math.min(pixels, WHEEL_LIMIT)));
    if (isWaiting) return; // once a frame
    requestAnimationFrame(() => {
      viewport.zoomTo(wanted, event);
      wanted = 0;
    });
  };
  scroller.addEventListener("wheel", onWheel, { passive: false });
}

/**
 * @param {HTMLElement} scroller
 * @param {Viewport} viewport
 */
function zoomByFingers(scroller, viewport) {
  let start = { distance: 0, zoom: 1 };
  scroller.addEventListener("touchstart", ({ touches }) => {
    if (touches.length === 2) start = { distance: measureTouches(touches).distance, zoom: viewport.zoom };
  });
  const onMove = (/** @type {TouchEvent} */ event) => {
    if (event.touches.length !== 2 || !start.distance) return;
    event.preventDefault();
    const now = measureTouches(event.touches);
    viewport.zoomTo((start.zoom * now.distance) / start.distance, now);
  };
  scroller.addEventListener("touchmove", onMove, { passive: false });
}

/** The distance of two fingers, and the point between them. @param {TouchList} touches */
function measureTouches([one, other]) {
  const [first, second] = [/** @type {Touch} */ (one), /** @type {Touch} */ (other)];
  return {
    distance: Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY),
    clientX: (first.clientX + second.clientX) / 2,
    clientY: (first.clientY + second.clientY) / 2,
  };
}

/** @param {HTMLElement} scroller */
function moveByMouse(scroller) {
  /** @type {{x: number, y: number, left: number, top: number} | null} */
  let start = null;
  let hasMoved = false;
  scroller.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0 || isOnScrollbar(event, scroller)) return;
    start = { x: event.clientX, y: event.clientY, left: scroller.scrollLeft, top: scroller.scrollTop };
    hasMoved = false;
  });
  addEventListener("pointermove", (event) => {
    if (!start) return;
    const [right, down] = [event.clientX - start.x, event.clientY - start.y];
    if (!hasMoved && Math.hypot(right, down) <= CLICK_TOLERANCE) return;
    if (!hasMoved) scroller.setPointerCapture(event.pointerId); // keeps the cursor
    hasMoved = true;
    scroller.toggleAttribute("data-grabbed", true);
    scroller.scrollTo(start.left - right, start.top - down);
  });
  addEventListener("pointerup", () => {
    start = null;
    scroller.toggleAttribute("data-grabbed", false);
  });
  scroller.addEventListener("dragstart", (event) => event.preventDefault()); // else a link would be dragged
  const onClick = (/** @type {MouseEvent} */ event) => {
    if (!hasMoved) return;
    hasMoved = false;
    event.preventDefault();
    event.stopPropagation();
  };
  scroller.addEventListener("click", onClick, { capture: true });
}

/**
 * @param {PointerEvent} event
 * @param {HTMLElement} scroller
 */
function isOnScrollbar({ clientX, clientY }, scroller) {
  const { left, top } = scroller.getBoundingClientRect();
  return clientX - left > scroller.clientWidth || clientY - top > scroller.clientHeight;
}
