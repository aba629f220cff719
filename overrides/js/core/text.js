// @ts-check
/** Comparing and composing text. No DOM: tests/node/text.test.mjs tests it. */

/** Letters that Unicode does not decompose into a base letter and an accent. @type {Record<string, string>} */
const BASE_LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i", "×": "x" };

/**
 * Remove case and accents: `Merriënboer` becomes `merrienboer`.
 * @param {string} text
 */
export function foldText(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  return plain.replace(/[łøđðþßæœı×]/gu, (letter) => BASE_LETTERS[letter] ?? letter);
}

/**
 * The folded words of what a reader has typed.
 * @param {string} query
 */
export function splitWords(query) {
  return foldText(query).split(/\s+/u).filter(Boolean);
}

/**
 * Whether a text contains every one of some words.
 * @param {string} text folded
 * @param {readonly string[]} words folded
 */
export function containsAll(text, words) {
  return words.every((word) => text.includes(word));
}

/**
 * A title without the name that it begins with, for where the name is shown beside it: `BERT: Pre-training …`.
 * @param {string} title
 * @param {string} name
 */
export function stripName(title, name) {
  return title.startsWith(`${name}: `) ? title.slice(name.length + 2) : title;
}

/**
 * @param {number} count
 * @param {string} noun whose plural ends in s
 */
export function pluralize(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
