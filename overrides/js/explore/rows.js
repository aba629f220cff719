// @ts-check
/** The rows of the list: read from the page once, then put back in the order in which they are found. */

import { processInSlices, waitForIdle } from "../core/scheduler.js";
import { foldText } from "../core/text.js";

/** How many rows are shown at once, and how many more each time that the browser is idle. */
const FIRST = 300;
const MORE = 100;

/**
 * A row with its element.
 * @typedef {import("./paper-filter.js").Row & {element: HTMLElement, slug: string}} Row
 */

/**
 * @param {Iterable<HTMLElement>} elements
 * @param {readonly string[]} facets names
 */
export async function readRows(elements, facets) {
  /** @type {Row[]} */
  const rows = [];
  await processInSlices(elements, (element) => rows.push(readRow(element, facets)));
  return rows;
}

/**
 * @param {HTMLElement} element
 * @param {readonly string[]} facets
 * @returns {Row}
 */
function readRow(element, facets) {
  const { dataset } = element;
  return {
    element,
    slug: element.id,
    name: foldText(element.querySelector("strong")?.textContent ?? ""),
    year: Number(dataset.year),
    followers: Number(dataset.followers),
    values: Object.fromEntries(facets.map((name) => [name, dataset[name]?.split(" ").filter(Boolean) ?? []])),
  };
}

/**
 * Read the text of rows, to find words in it.
 * @param {readonly Row[]} rows
 */
export async function readTexts(rows) {
  await processInSlices(rows, (row) => {
    row.text ??= foldText([...row.element.children].map((part) => part.textContent).join(" "));
  });
}

/** Shows rows. Many rows are shown as several lists, each of which is quickly laid out. */
export class RowList {
  /** What is shown. */
  #container;
  /** What was shown before, emptied little by little: removing thousands of rows at once would block the page. */
  #oldContainers = /** @type {HTMLElement[]} */ ([]);
  /** Counts calls, so that an older one stops. */
  #turn = 0;
  /** The rows that were shown last. */
  #elements;

  /**
   * @param {HTMLElement} container
   * @param {readonly HTMLElement[]} elements the rows that are in it
   */
  constructor(container, elements) {
    this.#container = container;
    this.#elements = elements;
  }

  /**
   * Show these rows and no others.
   * @param {readonly HTMLElement[]} elements
   * @returns whether others were shown before
   */
  show(elements) {
    const isSame = elements.length === this.#elements.length && elements.every((row, at) => row === this.#elements[at]);
    if (isSame) return false;
    this.#elements = elements;
    this.#render(elements);
    return true;
  }

  /** @param {readonly HTMLElement[]} elements */
  async #render(elements) {
    const turn = ++this.#turn;
    const focused = document.activeElement;
    const old = this.#container;
    this.#container = /** @type {HTMLElement} */ (old.cloneNode(false));
    this.#append(elements.slice(0, FIRST));
    old.before(this.#container);
    old.hidden = true;
    this.#oldContainers.push(old);
    if (focused instanceof HTMLElement && this.#container.contains(focused)) focused.focus({ preventScroll: true });
    for (let start = FIRST; start < elements.length; start += MORE) {
      await waitForIdle();
      if (turn !== this.#turn) return;
      this.#append(elements.slice(start, start + MORE));
    }
    await this.#removeOld(turn);
  }

  /** @param {readonly HTMLElement[]} elements */
  #append(elements) {
    if (!elements.length) return;
    const list = document.createElement("ul");
    list.className = "entries";
    list.append(...elements);
    this.#container.append(list);
  }

  /** @param {number} turn */
  async #removeOld(turn) {
    for (const container of this.#oldContainers) {
      const rows = [...container.querySelectorAll(".entry")];
      for (let start = 0; start < rows.length; start += MORE) {
        if (start) await waitForIdle();
        if (turn !== this.#turn) return;
        for (const row of rows.slice(start, start + MORE)) row.remove();
      }
      container.remove();
    }
    this.#oldContainers = [];
  }
}
