// @ts-check
/** A file as marks: the list as this site exports it, or a bibliography, whose entries are looked for in the collection. */

import { stateOf } from "./mark-fields.js";
import { made, sound } from "./mark-store.js";
import { load } from "../core/site.js";

/**
 * @typedef {import("./mark-store.js").Marks} Marks
 * @typedef {import("./mark-store.js").Mark} Mark
 *
 * @typedef {object} Entry of a bibliography, as CSL has it, and what CSL has no place for
 * @property {string} [id]
 * @property {string} [title]
 * @property {string} [DOI]
 * @property {string} [URL]
 * @property {string} [number]
 * @property {string} [keyword]
 * @property {string} [note]
 * @property {string} [annote] what the reader noted
 *
 * @typedef {object} Found
 * @property {Marks} marks
 * @property {string[]} unmatched titles of entries that the collection does not have, slugs of what is no mark
 * @property {number} bare entries with neither state nor note, taken as to read
 */

/**
 * @param {string} text
 * @returns {Promise<Found>}
 * @throws {Error} it is in no format that is known
 */
export async function read(text) {
  if (/^\s*\{/u.test(text)) return readList(text);
  const [entries, items] = await Promise.all([readEntries(text), load("citations/csl.json")]);
  return matched(entries, items);
}

/** @param {string} text @returns {Found} */
function readList(text) {
  const { version, marks: found } = JSON.parse(text);
  const marks = version === 1 ? sound(found) : null;
  if (!marks) throw new Error(`expected version 1 of a reading list, found ${version}`);
  return { marks, unmatched: Object.keys(found).filter((slug) => !Object.hasOwn(marks, slug)), bare: 0 };
}

/** @param {string} text @returns {Promise<Entry[]>} */
async function readEntries(text) {
  if (/^\s*\[/u.test(text)) return JSON.parse(text);
  const { readBibtex, readRis } = await import("../citations/parsers.js");
  const entries = /^TY {2}-/mu.test(text) ? readRis(text) : readBibtex(text);
  if (!entries.length) throw new Error("expected entries of BibTeX or RIS, found none");
  return entries;
}

/**
 * @param {Entry[]} entries
 * @param {Record<string, string>} collection entries of CSL-JSON, by slug
 * @returns {Found}
 */
function matched(entries, collection) {
  /** @type {Record<string, Entry>} */
  const items = Object.fromEntries(Object.entries(collection).map(([slug, item]) => [slug, JSON.parse(item)]));
  const places = index(items);
  /** @type {Record<string, Mark>} */
  const marks = {};
  /** @type {string[]} */
  const unmatched = [];
  let bare = 0;
  for (const entry of entries) {
    const slug = signs(entry).map((sign) => places.get(sign)).find(Boolean);
    if (!slug) {
      unmatched.push(entry.title ?? entry.id ?? "an entry without title");
      continue;
    }
    const own = new Set(items[slug]?.note?.split("\n"));
    const note = (entry.annote ?? "").split("\n").filter((line) => !own.has(line)).join("\n");
    const mark = made(stateOf((entry.keyword ?? "").split(/[,;]/u)), note);
    if (!mark) bare += 1;
    marks[slug] = mark ?? /** @type {Mark} */ (made("to-read", undefined));
  }
  return { marks, unmatched, bare };
}

/**
 * Where each sign of a paper leads to.
 * @param {Record<string, Entry>} items
 */
function index(items) {
  /** @type {Map<string, string>} */
  const places = new Map();
  for (const [slug, item] of Object.entries(items)) for (const sign of signs(item)) places.set(sign, slug);
  return places;
}

/**
 * What tells that two entries are of one paper, the surest first. A key alone says little: other people's `brown2020`
 * is another paper.
 * @param {Entry} entry
 */
function signs({ id, title, DOI, URL, number, note }) {
  const name = title?.normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
  const doi = DOI?.toLowerCase().replace(/^https?:\/\/(dx\.)?doi\.org\//u, "");
  const arxiv = /arxiv(?:\.org\/(?:abs|pdf)\/|[:.])\s*(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})/iu.exec([DOI, number, note, URL].join(" "));
  return [
    id && name && `key ${id} ${name}`,
    doi && `doi ${doi}`,
    arxiv && `arxiv ${arxiv[1]}`,
    name && `title ${name}`,
  ].filter((sign) => typeof sign === "string");
}

/**
 * Two lists as one: of two states the new one counts, of two notes none is lost.
 * @param {Marks} before
 * @param {Marks} found
 * @returns {Marks}
 */
export function merged(before, found) {
  const marks = { ...before };
  for (const [slug, { state, note, since }] of Object.entries(found)) {
    const old = Object.hasOwn(before, slug) ? before[slug] : undefined;
    const notes = old?.note && note && !old.note.includes(note) ? `${old.note}\n\n${note}` : (old?.note ?? note);
    const mark = made(state ?? old?.state, notes, since);
    if (mark) marks[slug] = mark;
  }
  return marks;
}

/**
 * What a file had, for the reader.
 * @param {Found} found
 * @returns {HTMLElement[]}
 */
export function described({ marks, unmatched, bare }) {
  const number = Object.keys(marks).length;
  const summary = document.createElement("p");
  summary.textContent = `${number} ${number === 1 ? "paper was" : "papers were"} taken from the file.`;
  if (bare) summary.append(` ${bare} had neither state nor note and ${bare === 1 ? "is" : "are"} now to read.`);
  if (!unmatched.length) return [summary];
  const others = document.createElement("p");
  others.textContent = `${unmatched.length} of its entries ${unmatched.length === 1 ? "was" : "were"} not recognised and left out:`;
  const list = document.createElement("ul");
  list.append(
    ...unmatched.map((title) => {
      const item = document.createElement("li");
      item.textContent = title;
      return item;
    }),
  );
  return [summary, others, list];
}
