// @ts-check
/** Where a text that is shown has what was searched for. No DOM: tests/node/highlights.test.mjs tests it. */

import { COMPOUND, WORD, joinCompound, splitWord } from "./terms.js";

/**
 * @typedef {{text: string, isMatch: boolean}} Segment a piece of text, and whether it is what was searched for
 * @typedef {ReadonlyMap<string, string[]>} Meanings terms to look for, each with the words of the query that it stands for
 * @typedef {{start: number, end: number, words: string[]}} Match where a term is in a text, and the words it stands for
 */

/** Characters of an excerpt: two lines on a desktop, three or four on a phone. */
const EXCERPT = 170;
/** Characters before the first match: few, so that on a phone it is still in the first line. */
const LEAD_IN = 30;
/** Characters before a match near the end of its line: more, so that the excerpt is not too short. */
const LONGEST_LEAD_IN = 90;

/**
 * Find terms in a text.
 * @param {string} text
 * @param {Meanings} meanings
 * @returns {Match[]} in order
 */
function findMatches(text, meanings) {
  const mean = (/** @type {string[]} */ terms) => terms.flatMap((term) => meanings.get(term) ?? []);
  /** @type {Match[]} */
  const matches = [];
  const add = (/** @type {number} */ start, /** @type {string} */ found, /** @type {string[]} */ words) => {
    if (words.length) matches.push({ start, end: start + found.length, words });
    return words.length > 0;
  };
  for (const { 0: compound, index } of text.matchAll(COMPOUND)) {
    if (add(index, compound, mean(joinCompound(compound)))) continue;
    for (const word of compound.matchAll(WORD)) add(index + word.index, word[0], mean(splitWord(word[0])));
  }
  return matches;
}

/**
 * Split a text into what matches and what does not.
 * @param {string} text
 * @param {Meanings} meanings
 * @returns {Segment[]}
 */
export function highlight(text, meanings) {
  /** @type {Segment[]} */
  const segments = [];
  let position = 0;
  for (const { start, end } of findMatches(text, meanings)) {
    segments.push({ text: text.slice(position, start), isMatch: false }, { text: text.slice(start, end), isMatch: true });
    position = end;
  }
  segments.push({ text: text.slice(position), isMatch: false });
  return segments.filter((segment) => segment.text);
}

/**
 * The passage of a text, within one line, that has the most different words of the query.
 * @param {string} text
 * @param {Meanings} meanings
 * @returns {string} empty if there are none
 */
export function findExcerpt(text, meanings) {
  let best = { worth: 0, line: "", at: 0 };
  for (const line of text.split("\n")) {
    const matches = findMatches(line, meanings);
    for (const [index, { start }] of matches.entries()) {
      const near = matches.slice(index).filter((match) => match.end <= start + EXCERPT - LEAD_IN);
      // Of two equal passages, prose is worth more than a row of a table.
      const worth = new Set(near.flatMap((match) => match.words)).size + (line.length > EXCERPT / 2 ? 0.5 : 0);
      if (worth > best.worth) best = { worth, line, at: start };
    }
  }
  return cutExcerpt(best.line, best.at);
}

/**
 * The words of a line around a position, with an ellipsis wherever something is cut off.
 * @param {string} line
 * @param {number} at
 */
function cutExcerpt(line, at) {
  const earliest = Math.min(at - LEAD_IN, Math.max(at - LONGEST_LEAD_IN, line.length - EXCERPT));
  const start = at <= LONGEST_LEAD_IN ? 0 : line.lastIndexOf(" ", earliest) + 1;
  // A line that is hardly longer than an excerpt is not worth cutting.
  const end = line.length - start <= EXCERPT * 1.2 ? line.length : line.lastIndexOf(" ", start + EXCERPT);
  return (start ? "… " : "") + line.slice(start, end) + (end < line.length ? " …" : "");
}
