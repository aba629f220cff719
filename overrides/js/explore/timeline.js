// @ts-check
/** The picture of the collection over time: shows which papers are found, and lets the reader choose years. */

/**
 * @typedef {{from: number | null, to: number | null}} Range
 *
 * @typedef {object} Bar
 * @property {number} year
 * @property {Element} place
 * @property {{section: string, shape: Element}[]} parts from the bottom up
 * @property {Element} number
 */

export class Timeline {
  /** @type {Bar[]} */
  #bars;
  #most;
  /** @type {Range} */
  #range = { from: null, to: null };
  /** The year where the pointer went down, and whether it has moved to others since. */
  #drag = { start: 0, isMoving: false };

  /**
   * @param {HTMLElement} figure
   * @param {(range: Range) => void} choose is told what the reader wants
   */
  constructor(figure, choose) {
    this.choose = choose;
    this.#most = Number(figure.dataset.most);
    this.svg = /** @type {SVGSVGElement} */ (figure.querySelector("svg"));
    this.#bars = [...this.svg.querySelectorAll("a")].map((place) => ({
      year: Number(place.dataset.year),
      place,
      parts: [...place.querySelectorAll(".timeline__part")].map((shape) => ({
        section: shape.getAttribute("data-section") ?? "",
        shape,
      })),
      number: /** @type {Element} */ (place.querySelector(".timeline__count")),
    }));
    for (const { place } of this.#bars) place.setAttribute("tabindex", "-1"); // by key, years are chosen in the filters
    this.svg.addEventListener("click", (event) => this.#click(event));
    this.svg.addEventListener("dragstart", (event) => event.preventDefault());
    this.svg.addEventListener("pointerdown", (event) => {
      this.#drag = { start: event.button === 0 && !hasModifier(event) ? this.#yearAt(event) : 0, isMoving: false };
    });
    this.svg.addEventListener("pointermove", (event) => this.#move(event));
    this.svg.addEventListener("pointerup", () => (this.#drag.start = 0));
    this.svg.addEventListener("pointercancel", () => (this.#drag.start = 0));
  }

  /**
   * @param {ReadonlyMap<number, ReadonlyMap<string, number>>} years papers found, by section, also out of range
   * @param {Range} range
   */
  update(years, range) {
    this.#range = range;
    for (const { year, place, parts, number } of this.#bars) {
      const isOut = (range.from !== null && year < range.from) || (range.to !== null && year > range.to);
      place.classList.toggle("is-out", isOut);
      place.classList.toggle("is-chosen", !isOut && (range.from ?? range.to) !== null);
      let count = 0;
      for (const { section, shape } of parts) {
        const found = years.get(year)?.get(section) ?? 0;
        count += found;
        shape.setAttribute("y", `${100 - (count / this.#most) * 100}%`);
        shape.setAttribute("height", `${(found / this.#most) * 100}%`);
      }
      number.textContent = count ? String(count) : "";
      number.setAttribute("y", `${100 - (count / this.#most) * 100}%`);
      place.setAttribute("aria-label", `${year}: ${count === 1 ? "1 paper" : `${count} papers`}`);
    }
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const year = Number(/** @type {Element} */ (event.target).closest("a")?.dataset.year);
    if (event.ctrlKey || event.metaKey || event.altKey) return; // the page of the year, in a new tab
    event.preventDefault();
    if (!year || this.#drag.isMoving) return;
    const { from, to } = this.#range;
    if (event.shiftKey && (from ?? to) !== null) {
      this.choose({ from: Math.min(from ?? year, year), to: Math.max(to ?? year, year) });
    } else if (from === year && to === year) {
      this.choose({ from: null, to: null });
    } else {
      this.choose({ from: year, to: year });
    }
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const { start } = this.#drag;
    if (!start || !event.buttons) return;
    const year = this.#yearAt(event);
    if (!this.#drag.isMoving && year === start) return;
    if (!this.#drag.isMoving) this.svg.setPointerCapture(event.pointerId);
    this.#drag.isMoving = true;
    const range = { from: Math.min(start, year), to: Math.max(start, year) };
    if (range.from !== this.#range.from || range.to !== this.#range.to) this.choose(range);
  }

  /** @param {PointerEvent} event */
  #yearAt(event) {
    const { left, width } = this.svg.getBoundingClientRect();
    const first = /** @type {Bar} */ (this.#bars[0]).year;
    const last = /** @type {Bar} */ (this.#bars.at(-1)).year;
    const year = first + Math.floor(((event.clientX - left) / width) * (last - first + 1));
    return Math.min(Math.max(year, first), last);
  }
}

/** @param {MouseEvent} event */
function hasModifier(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
}
