// @ts-check
/** Saves the reading list as a bibliography. */

import { loadBibliography } from "../citations/bibliography.js";
import { saveFile } from "../core/save-file.js";
import { addToBibtex, addToRis } from "./mark-fields.js";
import { getMarks } from "./mark-store.js";

/** @typedef {import("./mark.js").Mark} Mark */

/**
 * Save the papers in the order in which they were marked; with the marks, if the format has room for them.
 * @param {import("../citations/formats.js").Format} format
 * @param {Readonly<Record<string, string>>} latexEscapes
 * @throws {Error} if the citations cannot be loaded
 */
export async function exportBibliography(format, latexEscapes) {
  /** @type {Record<string, (entry: string, mark: Mark) => string>} */
  const adders = { bibtex: (entry, mark) => addToBibtex(entry, mark, latexEscapes), ris: addToRis };
  const addMark = adders[format.id] ?? ((entry) => entry);
  const marks = getMarks();
  const transform = (/** @type {string} */ entry, /** @type {string} */ slug) =>
    addMark(entry, /** @type {Mark} */ (marks[slug]));
  saveFile(await loadBibliography(Object.keys(marks), format, transform), `reading-list.${format.extension}`, format.type);
}
