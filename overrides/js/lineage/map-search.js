// @ts-check
/** Finds papers on the lineage map by name, alias or title. */

import { getElement } from "../core/dom.js";
import { containsAll, foldText, splitWords } from "../core/text.js";

/**
 * @typedef {import("./graph.js").Paper} Paper
 * @typedef {{paper: Paper, name: string, text: string}} Entry a paper with what it is found by, folded
 *
 * @typedef {object} Actions
 * @property {(slug: string) => void} choose
 * @property {(paper: Paper) => void} reveal
 * @property {() => void} onChange
 */

export class MapSearch {
  #input;
  #status;
  #papers;
  /** @type {Entry[] | undefined} */
  #index;
  #actions;
  #frame;
  /** Best first. @type {Paper[]} */
  #found = [];
  /** The position of the one that was chosen last. */
  #at = -1;

  /**
   * @param {HTMLElement} container of the box and the status
   * @param {HTMLElement} frame of the map
   * @param {Paper[]} papers
   * @param {Actions} actions
   */
  constructor(container, frame, papers, actions) {
    this.#input = getElement(container, "input", HTMLInputElement);
    this.#status = getElement(container, "[role=status]", HTMLElement);
    this.#frame = frame;
    this.#papers = papers;
    this.#actions = actions;
    this.#input.addEventListener("input", () => this.#onInput());
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
  }

  get query() {
    return this.#input.value.trim();
  }

  set query(query) {
    if (query === this.query) return;
    this.#input.value = query;
    this.#onInput();
  }

  #onInput() {
    this.#index ??= indexPapers(this.#papers);
    this.#found = findPapers(this.#index, this.query);
    this.#at = -1;
    const found = new Set(this.#found);
    for (const paper of this.#papers) paper.element.classList.toggle("is-match", found.has(paper));
    this.#frame.toggleAttribute("data-finding", this.query !== "");
    this.#showStatus();
    if (this.#found[0]) this.#actions.reveal(this.#found[0]);
    this.#actions.onChange();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Escape" && this.#input.value) {
      event.preventDefault();
      this.query = "";
    }
    if (event.key !== "Enter" || !this.#found.length) return;
    event.preventDefault();
    this.#at = (this.#at + (event.shiftKey ? this.#found.length - 1 : 1)) % this.#found.length;
    this.#actions.choose(/** @type {Paper} */ (this.#found[this.#at]).slug);
    this.#showStatus();
  }

  #showStatus() {
    const [at, count] = [this.#at + 1, this.#found.length];
    this.#status.textContent = !this.query ? "" : at ? `${at} of ${count}` : count ? `${count} found` : "none";
  }
}

/**
 * Prepare papers for `findPapers`.
 * @param {Iterable<Paper>} papers
 * @returns {Entry[]}
 */
export function indexPapers(papers) {
  return [...papers].map((paper) => ({
    paper,
    name: foldText(paper.label),
    text: foldText(`${paper.label} ${paper.title} ${paper.aliases}`),
  }));
}

/**
 * The papers that match a query, the best first: those with exactly this name, those whose name begins like this, and
 * the larger ones.
 * @param {Entry[]} entries
 * @param {string} query
 */
export function findPapers(entries, query) {
  const words = splitWords(query);
  const wanted = foldText(query);
  const rank = (/** @type {Entry} */ { name, text }) => (name === wanted ? 0 : text.startsWith(wanted) ? 1 : 2);
  return entries
    .filter(({ text }) => words.length && containsAll(text, words))
    .sort((one, other) => rank(one) - rank(other) || other.paper.radius - one.paper.radius)
    .map(({ paper }) => paper);
}
