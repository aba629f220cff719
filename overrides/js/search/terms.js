// @ts-check
/** Splits text into the terms that search compares. No DOM: tests/node/terms.test.mjs tests it. */

import { foldText } from "../core/text.js";

export const WORD = /[\p{L}\p{M}\p{N}×]+(?:(?<=\p{N})[.,]\p{N}[\p{L}\p{M}\p{N}×]*)*/gu;
/** Words joined by a hyphen, an apostrophe or a slash: `GPT-3`, `ViT-B/16`, `WMT'14`. */
export const COMPOUND = new RegExp(`${WORD.source}(?:[-‐‑–'’/_·]${WORD.source})*`, "gu");
const POSSESSIVE = /['’]s$/iu;
const PLURAL = /^\p{L}{2,}[^\P{L}siu]s$/u;
const LETTERS_THEN_NUMBER = /^(\p{L}{2,})(\d[\d.]*)$/u;

/**
 * A word as it is indexed: folded, without the s of a plural, and `10,000` without its comma.
 * @param {string} word
 */
function normalizeWord(word) {
  const folded = foldText(word).replaceAll(",", "");
  return PLURAL.test(folded) ? folded.slice(0, -1) : folded;
}

/** Words of a question that say nothing about the papers it asks for. */
const STOP_WORDS = new Set(
  ("a about an and are as at be by can do does for from how i in is it of on or paper papers that the their this to " +
    "use used using was what when where which who why with")
    .split(" ")
    .map(normalizeWord),
);

/**
 * The terms of a single word: `llama2` is also found as `llama` and `2`.
 * @param {string} word
 */
export function splitWord(word) {
  const whole = normalizeWord(word);
  const parts = LETTERS_THEN_NUMBER.exec(whole);
  return parts ? [whole, ...parts.slice(1)] : [whole];
}

/**
 * The term of a compound as a whole, in addition to those of its words: `gpt-3` is also found as `gpt3`.
 * @param {string} compound
 */
export function joinCompound(compound) {
  const words = splitCompound(compound);
  return words.length > 1 ? [normalizeWord(words.join(""))] : [];
}

/** @param {string} compound */
function splitCompound(compound) {
  return compound.replace(POSSESSIVE, "").match(WORD) ?? [];
}

/**
 * Every term of a text, in order and with repetitions.
 * @param {string} text
 * @returns {string[]}
 */
export function splitTerms(text) {
  return (text.match(COMPOUND) ?? []).flatMap((compound) => [
    ...splitCompound(compound).flatMap(splitWord),
    ...joinCompound(compound),
  ]);
}

/**
 * A query without its stop words, unless it has no others.
 * @param {string} query
 */
export function removeStopWords(query) {
  const words = query.split(/\s+/u);
  const others = words.filter((word) => !STOP_WORDS.has(normalizeName(word)));
  return (others.some(normalizeName) ? others : words).join(" ");
}

/**
 * What the spellings of a name have in common: `GPT-3`, `gpt 3` and `GPT3` all become `gpt3`.
 * @param {string} name
 */
export function normalizeName(name) {
  return (name.match(COMPOUND) ?? []).flatMap(splitCompound).map(normalizeWord).join("");
}
