// @ts-check
/** The reading list as a file. */

import { bibliography, FORMATS, save } from "../citations/bibliography.js";
import { inBibtex, inRis } from "./mark-fields.js";
import { all } from "./mark-store.js";

/** @typedef {import("./mark-store.js").Mark} Mark */

/** Formats with room for a mark. @type {Record<string, (entry: string, mark: Mark) => string>} */
const MARKED = { bibtex: inBibtex, ris: inRis };

/**
 * Have the browser save the list, the first marked first.
 * @param {string} format `json`, or the id of one of a bibliography
 */
export async function exported(format) {
  const marks = all();
  if (format === "json") {
    return save(`${JSON.stringify({ version: 1, marks }, null, 2)}\n`, "reading-list.json", "application/json");
  }
  const { extension, type } = FORMATS.find(({ id }) => id === format) ?? { extension: "txt", type: "text/plain" };
  const put = MARKED[format] ?? ((entry) => entry);
  const text = await bibliography(Object.keys(marks), format, (entry, slug) => {
    return put(entry, /** @type {Mark} */ (marks[slug]));
  });
  save(text, `reading-list.${extension}`, type);
}
