// @ts-check
/** Reads the graph of papers from the drawing of the lineage map. */

import { getElement, getElements } from "../core/dom.js";
import { LineageGraph } from "./graph.js";

/** @param {SVGSVGElement} drawing */
export function readGraph(drawing) {
  const papers = getElements(drawing, "[data-section]", SVGGElement).flatMap((group) =>
    getElements(group, "a", SVGAElement).map((element) => readPaper(element, group.dataset.section ?? "")),
  );
  const edges = getElements(drawing, "[data-relation]", SVGGElement).flatMap((group) =>
    getElements(group, "path", SVGPathElement).map((element) => readEdge(element, group.dataset)),
  );
  return new LineageGraph(papers, edges);
}

/**
 * @param {SVGAElement} element
 * @param {string} section
 */
function readPaper(element, section) {
  const circle = getElement(element, "circle", SVGCircleElement);
  const readNumber = (/** @type {string} */ name) => Number(circle.getAttribute(name));
  return {
    element,
    slug: element.id,
    label: element.dataset.label ?? element.querySelector("text")?.textContent ?? "",
    title: element.querySelector("title")?.textContent ?? "",
    aliases: element.dataset.also ?? "",
    section,
    x: readNumber("cx"),
    y: readNumber("cy"),
    radius: readNumber("r"),
  };
}

/**
 * @param {SVGPathElement} element
 * @param {DOMStringMap} relation attributes of its group
 */
function readEdge(element, { relation = "", descends }) {
  const { from = "", to = "" } = element.dataset;
  return { element, home: element.parentElement, relation, descends: descends !== undefined, from, to };
}
