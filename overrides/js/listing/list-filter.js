// @ts-check
/** A box above a long list of papers; it hides the papers that do not contain the words typed into it. */

import { getElements } from "../core/dom.js";
import { containsAll, foldText, splitWords } from "../core/text.js";

/**
 * @typedef {{element: HTMLElement, text: string}} Entry
 * @typedef {{element: HTMLElement, entries: Entry[]}} Group the entries of a year
 */

/** @param {HTMLElement} container an empty element for the box */
export function addListFilter(container) {
  const groups = getElements(document, ".year-group", HTMLElement).map(readGroup);
  const total = groups.flatMap(({ entries }) => entries).length;
  const input = document.createElement("input");
  input.type = "search";
  input.placeholder = "Filter this list";
  input.setAttribute("aria-label", "Filter this list by words of name, title, author, year or TL;DR");
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  container.append(input, status);
  input.addEventListener("input", () => {
    const words = splitWords(input.value);
    const shown = groups.reduce((sum, group) => sum + filterGroup(group, words), 0);
    status.textContent = words.length ? `${shown} of ${total}` : "";
  });
}

/**
 * @param {HTMLElement} element
 * @returns {Group}
 */
function readGroup(element) {
  const entries = getElements(element, ".entry", HTMLElement);
  return { element, entries: entries.map((entry) => ({ element: entry, text: foldText(entry.textContent ?? "") })) };
}

/**
 * @param {Group} group
 * @param {string[]} words
 * @returns the number of entries that are shown
 */
function filterGroup({ element, entries }, words) {
  for (const entry of entries) entry.element.hidden = !containsAll(entry.text, words);
  const shown = entries.filter((entry) => !entry.element.hidden).length;
  element.hidden = shown === 0;
  return shown;
}
