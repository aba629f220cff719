// @ts-check
/** Turns what the search engine finds into list items, by the templates of the search dialog. */

import { createElement, getElement } from "../core/dom.js";
import { resolveUrl } from "../core/site.js";

/**
 * @typedef {import("./highlights.js").Segment} Segment
 * @typedef {import("./hits.js").PaperHit} PaperHit
 * @typedef {import("./hits.js").Reason} Reason
 * @typedef {import("./listing-index.js").ListingHit} ListingHit
 */

/** The fields of a hit that the template has a part for. */
const FIELDS = /** @type {const} */ (["title", "section", "year", "venue", "snippet"]);
const PREFIXES = { alias: "also called ", author: "by ", tag: "on " };

/**
 * @param {HTMLElement} dialog that has the template
 * @param {PaperHit} hit
 */
export function createPaperItem(dialog, hit) {
  const item = cloneTemplate(dialog, "paper");
  getElement(item, "a", HTMLAnchorElement).href = resolveUrl(hit.path);
  getPart(item, "label").append(...createNodes(hit.name));
  for (const field of FIELDS) getPart(item, field).append(...createNodes(hit[field]));
  if (hit.reasons.length) getPart(item, "reasons").append(...hit.reasons.map(createReason));
  else getPart(item, "reasons").remove();
  return item;
}

/**
 * @param {HTMLElement} dialog that has the template
 * @param {ListingHit} hit
 */
export function createListingItem(dialog, hit) {
  const item = cloneTemplate(dialog, "place");
  getElement(item, "a", HTMLAnchorElement).href = resolveUrl(hit.path);
  getPart(item, "label").append(...createNodes(hit.label));
  getPart(item, "kind").textContent = hit.kind;
  return item;
}

/** @param {Reason} reason */
function createReason({ kind, text }) {
  return createElement("span", PREFIXES[kind], ...createNodes(text));
}

/**
 * @param {Segment[]} segments
 * @returns {(string | HTMLElement)[]}
 */
function createNodes(segments) {
  return segments.map(({ text, isMatch }) => (isMatch ? createElement("mark", text) : text));
}

/**
 * @param {HTMLElement} dialog
 * @param {"paper" | "place"} name
 */
function cloneTemplate(dialog, name) {
  const template = getElement(dialog, `[data-search-template="${name}"]`, HTMLTemplateElement);
  return getElement(/** @type {DocumentFragment} */ (template.content.cloneNode(true)), "li", HTMLElement);
}

/**
 * @param {HTMLElement} item
 * @param {string} name
 */
function getPart(item, name) {
  return getElement(item, `[data-part="${name}"]`, HTMLElement);
}
