// @ts-check
/** Finding papers on the lineage map by name, nickname or title. */

import { fold } from "../search/terms.js";

/** @typedef {import("./graph.js").Paper} Paper */

export class Finder {
  #input;
  #status;
  #graph;
  #actions;
  #frame;
  /** Texts to find papers by. @type {Map<Paper, string>} */
  #texts = new Map();
  /** Best first. @type {Paper[]} */
  #found = [];
  /** Which of them was gone to last. */
  #at = -1;

  /**
   * @param {HTMLElement} place with the box and the status
   * @param {HTMLElement} frame of the map
   * @param {import("./graph.js").Graph} graph
   * @param {{choose: (slug: string) => void, show: (paper: Paper) => void, changed: () => void}} actions
   */
  constructor(place, frame, graph, actions) {
    this.#input = /** @type {HTMLInputElement} */ (place.querySelector("input"));
    this.#status = /** @type {HTMLElement} */ (place.querySelector("[role=status]"));
    this.#frame = frame;
    this.#graph = graph;
    this.#actions = actions;
    this.#input.addEventListener("input", () => this.#typed());
    this.#input.addEventListener("keydown", (event) => this.#pressed(event));
  }

  get query() {
    return this.#input.value.trim();
  }

  set query(query) {
    if (query === this.query) return;
    this.#input.value = query;
    this.#typed();
  }

  #typed() {
    if (!this.#texts.size) {
      for (const paper of this.#graph.papers.values()) {
        this.#texts.set(paper, fold(`${paper.label} ${paper.title} ${paper.also}`));
      }
    }
    const query = fold(this.query);
    const words = query.split(/\s+/u).filter(Boolean);
    const found = [...this.#texts].filter(([, text]) => words.length && words.every((word) => text.includes(word)));
    const rank = (/** @type {[Paper, string]} */ [paper, text]) => (fold(paper.label) === query ? 0 : text.startsWith(query) ? 1 : 2);
    this.#found = found.sort((a, b) => rank(a) - rank(b) || b[0].size - a[0].size).map(([paper]) => paper);
    this.#at = -1;
    for (const paper of this.#texts.keys()) paper.element.classList.toggle("is-match", this.#found.includes(paper));
    this.#frame.toggleAttribute("data-finding", words.length > 0);
    this.#tell();
    if (this.#found[0]) this.#actions.show(this.#found[0]);
    this.#actions.changed();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.isComposing) return;
    if (event.key === "Escape" && this.#input.value) {
      event.preventDefault();
      this.query = "";
    }
    if (event.key !== "Enter" || !this.#found.length) return;
    event.preventDefault();
    this.#at = (this.#at + (event.shiftKey ? this.#found.length - 1 : 1)) % this.#found.length;
    this.#actions.choose(/** @type {Paper} */ (this.#found[this.#at]).slug);
    this.#tell();
  }

  #tell() {
    const [at, all] = [this.#at + 1, this.#found.length];
    this.#status.textContent = !this.query ? "" : at ? `${at} of ${all}` : all ? `${all} found` : "none";
  }
}
