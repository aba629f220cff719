// @ts-check
/*! With Citation.js by Lars Willighagen, MIT licence */
/** Files of BibTeX and RIS as CSL items. No DOM: node tests it. */

// @ts-expect-error It ships no types.
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";

/** @typedef {import("../reading-list/import.js").Entry} Entry */

/** Stand in for white space, which the parser makes one blank of, in values where it counts. */
const LINE = "\ue000";
const BLANK = "\ue001";

/** @param {string} text @returns {Entry[]} */
export function readBibtex(text) {
  const entries = parsed(text, "@bibtex/text", "@bibtex/entries+list");
  for (const { properties } of entries) {
    properties.annote = protect(properties.annote ?? properties.annotation ?? "");
  }
  /** @type {Entry[]} */
  const items = parsed(entries, "@bibtex/entries+list");
  return items.map((item, place) => {
    const { eprint, keywords = "" } = entries[place].properties;
    const annote = item.annote?.replaceAll(LINE, "\n").replaceAll(BLANK, " ");
    return { ...item, keyword: String(keywords), note: eprint ? `arXiv:${eprint}` : "", annote };
  });
}

/** @param {string} value */
function protect(value) {
  return value.replaceAll("\n", LINE).replace(/ (?= )/gu, BLANK);
}

/** @param {string} text @returns {Entry[]} */
export function readRis(text) {
  /** @type {(Entry & {note?: string | string[]})[]} */
  const items = parsed(text, "@ris/file");
  return items.map((item) => {
    const notes = [item.note ?? []].flat().join("\n");
    return { ...item, note: "", annote: notes };
  });
}

/**
 * @param {unknown} input
 * @param {string} forceType what it is
 * @param {string} [target] what to make of it
 */
function parsed(input, forceType, target = "@csl/list+object") {
  return plugins.input.chain(input, { forceType, target, generateGraph: false, strict: false });
}
