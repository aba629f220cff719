// @ts-check
/** What the build tells the scripts of a page, in the element that the template macro `page_data` writes. */

import { getElement } from "./dom.js";

/**
 * @typedef {object} PageData each page has those of these that its scripts need
 * @property {import("../citations/formats.js").Format[]} formats
 * @property {Record<string, string>} latexEscapes LaTeX for each special character
 */

/** @returns {PageData} */
export function readPageData() {
  return JSON.parse(getElement(document, "#page-data", HTMLElement).textContent ?? "");
}
