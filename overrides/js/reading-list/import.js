// @ts-check
/** Reads marks from a file: a list that this site has exported, or a bibliography of any program. */

import { loadEntries } from "../citations/bibliography.js";
import { matchEntries } from "./entry-matching.js";
import { parseList } from "./mark.js";

/**
 * @typedef {import("../citations/formats.js").Format} Format
 * @typedef {import("./entry-matching.js").Entry} Entry
 * @typedef {import("./entry-matching.js").Import} Import
 */

/**
 * @param {string} text
 * @param {Format} csl the format of the entries to compare with
 * @returns {Promise<Import>}
 * @throws {Error} if the text is in none of the known formats
 */
export async function parseFile(text, csl) {
  if (/^\s*\{/u.test(text)) return { ...parseList(text), unmarked: 0 };
  const [entries, items] = await Promise.all([parseEntries(text), loadEntries(csl)]);
  const collection = Object.entries(items).map(([slug, item]) => [slug, JSON.parse(item)]);
  return matchEntries(entries, Object.fromEntries(collection));
}

/**
 * @param {string} text
 * @returns {Promise<Entry[]>}
 */
async function parseEntries(text) {
  if (/^\s*\[/u.test(text)) return JSON.parse(text);
  const { parseBibtex, parseRis } = await import("../citations/parsers.js");
  const entries = /^TY {2}-/mu.test(text) ? parseRis(text) : parseBibtex(text);
  if (!entries.length) throw new Error("expected entries of BibTeX or RIS, found none");
  return entries;
}
