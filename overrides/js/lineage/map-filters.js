// @ts-check
/** The checkboxes that show and hide sections and relations. Those that differ from the start are kept in the URL. */

import { getElements } from "../core/dom.js";

/**
 * @typedef {import("./graph.js").Line} Line
 * @typedef {import("./graph.js").Paper} Paper
 */

/** What the boxes show, and the URL parameters that list it. */
const KINDS = /** @type {const} */ (["relation", "section"]);

export class MapFilters {
  #boxes;
  #shown;

  /** @param {HTMLElement} tools */
  constructor(tools) {
    const boxes = getElements(tools, "[data-shows]", HTMLInputElement);
    const select = (/** @type {string} */ kind) => boxes.filter((box) => box.dataset.shows === kind);
    this.#boxes = { relation: select("relation"), section: select("section") };
    this.#shown = this.#readBoxes();
  }

  /** Whether a paper is shown. @param {Paper} paper */
  showsPaper = (paper) => this.#shown.section.has(paper.section);

  /** Whether a line is shown. @param {Line} line */
  showsLine = (line) =>
    this.#shown.relation.has(line.relation) && this.showsPaper(line.earlier) && this.showsPaper(line.later);

  /** Take over which boxes are checked. */
  update() {
    this.#shown = this.#readBoxes();
  }

  /**
   * Check the boxes that a URL lists.
   * @param {URLSearchParams} params
   * @returns whether any box now differs from the start
   */
  readParams(params) {
    for (const kind of KINDS) {
      const values = params.getAll(kind);
      if (values.length) for (const box of this.#boxes[kind]) box.checked = values.includes(box.value);
    }
    return KINDS.some((kind) => this.#isChanged(kind));
  }

  /** @param {URLSearchParams} params that get the values of checked boxes, where any box differs from the start */
  writeParams(params) {
    for (const kind of KINDS) {
      params.delete(kind);
      if (!this.#isChanged(kind)) continue;
      const values = [...this.#readBoxes()[kind]];
      for (const value of values.length ? values : [""]) params.append(kind, value);
    }
  }

  #readBoxes() {
    const read = (/** @type {HTMLInputElement[]} */ boxes) =>
      new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    return { relation: read(this.#boxes.relation), section: read(this.#boxes.section) };
  }

  /** @param {"relation" | "section"} kind */
  #isChanged(kind) {
    return this.#boxes[kind].some((box) => box.checked !== box.defaultChecked);
  }
}
