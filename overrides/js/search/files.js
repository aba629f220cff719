// @ts-check
/** Loads the files that search works on; the search dialog, which is on every page, names them. */

import { getElement } from "../core/dom.js";
import { loadData } from "../core/site.js";

/** @returns {Promise<import("../core/papers.js").Names>} */
export function loadNames() {
  return loadData(getFiles().names ?? "");
}

/** @returns {Promise<import("./engine.js").Texts>} */
export function loadTexts() {
  return loadData(getFiles().texts ?? "");
}

function getFiles() {
  return getElement(document, "dialog.search", HTMLElement).dataset;
}
