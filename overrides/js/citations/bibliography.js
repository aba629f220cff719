// @ts-check
/** Bibliographies of any papers. */

import { saveFile } from "../core/save-file.js";
import { loadData } from "../core/site.js";
import { joinEntries } from "./formats.js";

/** @typedef {import("./formats.js").Format} Format */

/**
 * The entries of all papers, by slug.
 * @param {Format} format
 * @returns {Promise<Record<string, string>>}
 */
export function loadEntries({ path }) {
  return loadData(path);
}

/**
 * The text of a file with these papers.
 * @param {string[]} slugs
 * @param {Format} format
 * @param {(entry: string, slug: string) => string} [transform] changes each entry
 */
export async function loadBibliography(slugs, format, transform) {
  return joinEntries(slugs, await loadEntries(format), format, transform);
}

/**
 * Have the browser save a file with these papers.
 * @param {string[]} slugs
 * @param {Format} format
 * @param {string} name of the file, without extension
 */
export async function saveBibliography(slugs, format, name) {
  saveFile(await loadBibliography(slugs, format), `${name}.${format.extension}`, format.type);
}
