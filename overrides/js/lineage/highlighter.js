// @ts-check
/** Lights up a paper and its lineage on the map. */

/**
 * @typedef {import("./graph.js").LineageGraph} LineageGraph
 * @typedef {import("./graph.js").Lineage} Lineage
 * @typedef {import("./graph.js").Line} Line
 * @typedef {import("./graph.js").Paper} Paper
 */

import { getElements } from "../core/dom.js";

export class Highlighter {
  #papers;
  #landmarks;
  /** Where lit lines are drawn, above the others, by relation. */
  #layers;
  /** The class of each lit element. @type {Map<Element, string>} */
  #classes = new Map();
  /** Lines that have been moved above the others. @type {Line[]} */
  #raised = [];

  /**
   * @param {SVGSVGElement} drawing
   * @param {LineageGraph} graph
   */
  constructor(drawing, { papers }) {
    this.#papers = papers;
    this.#landmarks = getElements(drawing, ".map__landmarks text", SVGTextElement);
    const layers = getElements(drawing, ".map__over", SVGGElement);
    this.#layers = new Map(layers.map((layer) => [layer.dataset.relation, layer]));
  }

  clear() {
    for (const [element, name] of this.#classes) element.classList.remove(name);
    for (const { element, home } of this.#raised) home?.append(element);
    [this.#classes, this.#raised] = [new Map(), []];
  }

  /**
   * Light up a paper and its lineage, and nothing else.
   * @param {Paper} paper
   * @param {Lineage} lineage
   * @param {boolean} isChosen
   */
  show(paper, { ancestors, descendants, linesUp, linesDown }, isChosen) {
    this.clear();
    for (const { element } of [...ancestors, ...linesUp]) this.#classes.set(element, "is-ancestor");
    for (const { element } of [...descendants, ...linesDown]) this.#classes.set(element, "is-descendant");
    this.#raised = [...linesUp, ...linesDown];
    for (const { element, relation } of this.#raised) this.#layers.get(relation)?.append(element);
    if (isChosen) this.#classes.set(paper.element, "is-chosen");
    for (const landmark of this.#landmarks) {
      const named = this.#papers.get(landmark.dataset.name ?? "");
      if (named && (named === paper || this.#classes.has(named.element))) this.#classes.set(landmark, "is-kin");
    }
    for (const [element, name] of this.#classes) element.classList.add(name);
  }
}
