// @ts-check
/** The chart of the collection over time: shows which papers are found, and lets the reader choose years. */

import { getElement, getElements, hasModifier } from "../core/dom.js";
import { pluralize } from "../core/text.js";

/**
 * @typedef {{from: number | null, to: number | null}} Range
 *
 * @typedef {object} Bar
 * @property {number} year
 * @property {SVGElement} link
 * @property {{section: string, shape: SVGElement}[]} parts from the bottom up
 * @property {SVGElement} number
 */

export class Timeline {
  /** @type {Bar[]} */
  #bars;
  /** The number of papers of the highest bar. */
  #max;
  #svg;
  #onChoose;
  /** @type {Range} */
  #range = { from: null, to: null };
  /** The year where the pointer went down, and whether it has moved to others since. */
  #drag = { start: 0, isMoving: false };

  /**
   * @param {HTMLElement} figure
   * @param {(range: Range) => void} onChoose
   */
  constructor(figure, onChoose) {
    this.#onChoose = onChoose;
    this.#max = Number(figure.dataset.most);
    this.#svg = getElement(figure, "svg", SVGSVGElement);
    this.#bars = getElements(this.#svg, "a", SVGElement).map(readBar);
    for (const { link } of this.#bars) link.setAttribute("tabindex", "-1"); // on the keyboard, the filters choose years
    this.#listen();
  }

  #listen() {
    this.#svg.addEventListener("click", (event) => this.#onClick(event));
    this.#svg.addEventListener("dragstart", (event) => event.preventDefault());
    this.#svg.addEventListener("pointerdown", (event) => {
      const isDrag = event.button === 0 && !hasModifier(event) && !event.shiftKey;
      this.#drag = { start: isDrag ? this.#findYear(event) : 0, isMoving: false };
    });
    this.#svg.addEventListener("pointermove", (event) => this.#onMove(event));
    for (const type of ["pointerup", "pointercancel"]) this.#svg.addEventListener(type, () => (this.#drag.start = 0));
  }

  /**
   * @param {ReadonlyMap<number, ReadonlyMap<string, number>>} years papers found by section, also outside the range
   * @param {Range} range
   */
  update(years, range) {
    this.#range = range;
    for (const bar of this.#bars) {
      const isOut = (range.from !== null && bar.year < range.from) || (range.to !== null && bar.year > range.to);
      bar.link.classList.toggle("is-out", isOut);
      bar.link.classList.toggle("is-chosen", !isOut && (range.from ?? range.to) !== null);
      this.#resize(bar, years.get(bar.year) ?? new Map());
    }
  }

  /**
   * @param {Bar} bar
   * @param {ReadonlyMap<string, number>} counts papers found by section
   */
  #resize({ year, link, parts, number }, counts) {
    let total = 0;
    for (const { section, shape } of parts) {
      const count = counts.get(section) ?? 0;
      total += count;
      shape.setAttribute("y", this.#toPercent(this.#max - total));
      shape.setAttribute("height", this.#toPercent(count));
    }
    number.textContent = total ? String(total) : "";
    number.setAttribute("y", this.#toPercent(this.#max - total));
    link.setAttribute("aria-label", `${year}: ${pluralize(total, "paper")}`);
  }

  /** @param {number} count */
  #toPercent(count) {
    return `${(count / this.#max) * 100}%`;
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const year = Number(/** @type {Element} */ (event.target).closest("a")?.dataset.year);
    if (hasModifier(event)) return; // the page of the year, in a new tab
    event.preventDefault();
    if (!year || this.#drag.isMoving) return;
    const { from, to } = this.#range;
    if (event.shiftKey && (from ?? to) !== null) {
      this.#onChoose({ from: Math.min(from ?? year, year), to: Math.max(to ?? year, year) });
    } else if (from === year && to === year) {
      this.#onChoose({ from: null, to: null });
    } else {
      this.#onChoose({ from: year, to: year });
    }
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    const { start } = this.#drag;
    if (!start || !event.buttons) return;
    const year = this.#findYear(event);
    if (!this.#drag.isMoving && year === start) return;
    if (!this.#drag.isMoving) this.#svg.setPointerCapture(event.pointerId);
    this.#drag.isMoving = true;
    const range = { from: Math.min(start, year), to: Math.max(start, year) };
    if (range.from !== this.#range.from || range.to !== this.#range.to) this.#onChoose(range);
  }

  /** @param {PointerEvent} event */
  #findYear(event) {
    const { left, width } = this.#svg.getBoundingClientRect();
    const first = /** @type {Bar} */ (this.#bars[0]).year;
    const last = /** @type {Bar} */ (this.#bars.at(-1)).year;
    const year = first + Math.floor(((event.clientX - left) / width) * (last - first + 1));
    return Math.min(Math.max(year, first), last);
  }
}

/**
 * @param {SVGElement} link
 * @returns {Bar}
 */
function readBar(link) {
  const parts = getElements(link, ".timeline__part", SVGElement).map((shape) => ({
    section: shape.dataset.section ?? "",
    shape,
  }));
  return { year: Number(link.dataset.year), link, parts, number: getElement(link, ".timeline__count", SVGElement) };
}
