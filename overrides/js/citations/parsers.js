// @ts-check
/** Parses BibTeX and RIS into items of CSL-JSON. No DOM: tests/node/import.test.mjs tests it. */

/*! With Citation.js by Lars Willighagen, MIT licence */
// @ts-expect-error It has no types.
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";

/** @typedef {import("../reading-list/entry-matching.js").Entry} Entry */

/** Stand in for white space of notes, since the parser turns every run of white space into one space. */
const LINE_BREAK = "\ue000";
const SPACE = "\ue001";

/** @param {string} text @returns {Entry[]} */
export function parseBibtex(text) {
  const entries = parse(text, "@bibtex/text", "@bibtex/entries+list");
  for (const { properties } of entries) {
    properties.annote = protectSpace(properties.annote ?? properties.annotation ?? "");
  }
  /** @type {Entry[]} */
  const items = parse(entries, "@bibtex/entries+list");
  return items.map((item, at) => {
    const { eprint, keywords = "" } = entries[at].properties;
    const annote = item.annote?.replaceAll(LINE_BREAK, "\n").replaceAll(SPACE, " ");
    return { ...item, keyword: String(keywords), note: eprint ? `arXiv:${eprint}` : "", annote };
  });
}

/** @param {string} value */
function protectSpace(value) {
  return value.replaceAll("\n", LINE_BREAK).replace(/ (?= )/gu, SPACE);
}

/** @param {string} text @returns {Entry[]} */
export function parseRis(text) {
  /** @type {(Entry & {note?: string | string[]})[]} */
  const items = parse(text, "@ris/file");
  return items.map((item) => ({ ...item, note: "", annote: [item.note ?? []].flat().join("\n") }));
}

/**
 * @param {unknown} input
 * @param {string} forceType the type of the input
 * @param {string} [target] the type of the output
 */
function parse(input, forceType, target = "@csl/list+object") {
  return plugins.input.chain(input, { forceType, target, generateGraph: false, strict: false });
}
