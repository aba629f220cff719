// @ts-check
/** The rows of the list: read from the page once, then put back as they are found. */

import { fold } from "../search/terms.js";
import { idle, inSlices } from "../core/scheduler.js";

/** How many rows there are at once, and how many more in each idle moment. */
const FIRST = 300;
const MORE = 100;

/**
 * A row as the page has it.
 * @typedef {import("./paper-filter.js").Row & {element: HTMLElement, slug: string}} Row
 */

/**
 * @param {Iterable<HTMLElement>} elements
 * @param {readonly string[]} names of the facets
 */
export async function readRows(elements, names) {
  /** @type {Row[]} */
  const rows = [];
  await inSlices(elements, (element) => {
    const { dataset } = element;
    rows.push({
      element,
      slug: element.id,
      name: fold(element.querySelector("strong")?.textContent ?? ""),
      year: Number(dataset.year),
      followers: Number(dataset.followers),
      values: Object.fromEntries(names.map((name) => [name, dataset[name]?.split(" ").filter(Boolean) ?? []])),
    });
  });
  return rows;
}

/**
 * Read what the rows say, to find words in it.
 * @param {readonly Row[]} rows
 */
export async function readTexts(rows) {
  await inSlices(rows, (row) => {
    row.text ??= fold([...row.element.children].map((part) => part.textContent).join(" "));
  });
}

/** The place that the rows are shown in. Many rows come as several lists, so that each costs little to lay out. */
export class RowList {
  /** @type {HTMLElement} */
  #shown;
  /** What was shown before, emptied bit by bit: to take away thousands of rows at once would halt the page. */
  #left = /** @type {HTMLElement[]} */ ([]);
  #turn = 0;
  /** The rows last shown. */
  #elements;

  /**
   * @param {HTMLElement} place
   * @param {readonly HTMLElement[]} elements the rows that are in it
   */
  constructor(place, elements) {
    this.#shown = place;
    this.#elements = elements;
  }

  /**
   * Show these rows and no others.
   * @param {readonly HTMLElement[]} elements
   * @returns whether that was any change
   */
  show(elements) {
    const isSame = elements.length === this.#elements.length && elements.every((row, at) => row === this.#elements[at]);
    if (isSame) return false;
    this.#elements = elements;
    this.#draw(elements);
    return true;
  }

  /** @param {readonly HTMLElement[]} elements */
  async #draw(elements) {
    const turn = ++this.#turn;
    const focused = document.activeElement;
    const before = this.#shown;
    this.#shown = /** @type {HTMLElement} */ (before.cloneNode(false));
    this.#append(elements.slice(0, FIRST));
    before.before(this.#shown);
    before.hidden = true;
    this.#left.push(before);
    if (focused instanceof HTMLElement && this.#shown.contains(focused)) focused.focus({ preventScroll: true });
    for (let start = FIRST; start < elements.length; start += MORE) {
      await idle();
      if (turn !== this.#turn) return;
      this.#append(elements.slice(start, start + MORE));
    }
    await this.#clear(turn);
  }

  /** @param {readonly HTMLElement[]} elements */
  #append(elements) {
    if (!elements.length) return;
    const list = document.createElement("ul");
    list.className = "entries";
    list.append(...elements);
    this.#shown.append(list);
  }

  /** @param {number} turn */
  async #clear(turn) {
    for (const place of this.#left) {
      const rows = [...place.querySelectorAll(".entry")];
      for (let start = 0; start < rows.length; start += MORE) {
        if (start) await idle();
        if (turn !== this.#turn) return;
        for (const row of rows.slice(start, start + MORE)) row.remove();
      }
      place.remove();
    }
    this.#left = [];
  }
}
