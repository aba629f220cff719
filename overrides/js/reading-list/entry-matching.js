// @ts-check
/**
 * Finds the papers of the collection that the entries of a bibliography are about. No DOM: tests/node/import.test.mjs
 * tests it.
 */

import { parseState } from "./mark-fields.js";
import { createMark } from "./mark.js";

/**
 * @typedef {import("./mark.js").Mark} Mark
 * @typedef {import("./mark.js").Marks} Marks
 *
 * @typedef {object} Entry an item of CSL-JSON, with what that has no field for
 * @property {string} [id]
 * @property {string} [title]
 * @property {string} [DOI]
 * @property {string} [URL]
 * @property {string} [number]
 * @property {string} [keyword]
 * @property {string} [note]
 * @property {string} [annote] what the reader noted
 *
 * @typedef {object} Import
 * @property {Marks} marks
 * @property {string[]} rejected titles of entries whose paper is not in the collection, or slugs of what is not a mark
 * @property {number} unmarked how many entries have neither state nor note; they count as to be read
 */

/**
 * Read marks from the entries of a bibliography.
 * @param {Entry[]} entries
 * @param {Record<string, Entry>} collection by slug
 * @returns {Import}
 */
export function matchEntries(entries, collection) {
  const slugs = indexIdentifiers(collection);
  /** @type {Record<string, Mark>} */
  const marks = {};
  /** @type {string[]} */
  const rejected = [];
  let unmarked = 0;
  for (const entry of entries) {
    const slug = getIdentifiers(entry).map((identifier) => slugs.get(identifier)).find(Boolean);
    if (!slug) {
      rejected.push(entry.title ?? entry.id ?? "an entry without title");
      continue;
    }
    const mark = readMark(entry, collection[slug]);
    if (!mark) unmarked += 1;
    marks[slug] = mark ?? /** @type {Mark} */ (createMark("to-read", undefined));
  }
  return { marks, rejected, unmarked };
}

/**
 * @param {Entry} entry
 * @param {Entry | undefined} own that of the collection, whose note is not the reader's
 */
function readMark({ annote = "", keyword = "" }, own) {
  const ownLines = new Set(own?.note?.split("\n"));
  const note = annote.split("\n").filter((line) => !ownLines.has(line)).join("\n");
  return createMark(parseState(keyword.split(/[,;]/u)), note);
}

/**
 * The slugs of papers by their identifiers.
 * @param {Record<string, Entry>} collection
 */
function indexIdentifiers(collection) {
  /** @type {Map<string, string>} */
  const slugs = new Map();
  for (const [slug, item] of Object.entries(collection)) {
    for (const identifier of getIdentifiers(item)) slugs.set(identifier, slug);
  }
  return slugs;
}

/**
 * What two entries of the same paper have in common, the most reliable first. A citation key alone is not enough: the
 * `brown2020` of another list may be another paper.
 * @param {Entry} entry
 */
function getIdentifiers({ id, title, DOI, URL, number, note }) {
  const name = title?.normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
  const doi = DOI?.toLowerCase().replace(/^https?:\/\/(dx\.)?doi\.org\//u, "");
  const arxiv = /arxiv(?:\.org\/(?:abs|pdf)\/|[:.])\s*(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})/iu.exec([DOI, number, note, URL].join(" "));
  return [
    id && name && `key ${id} ${name}`,
    doi && `doi ${doi}`,
    arxiv && `arxiv ${arxiv[1]}`,
    name && `title ${name}`,
  ].filter((identifier) => typeof identifier === "string");
}
