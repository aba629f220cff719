// @ts-check
/** How search takes text apart into terms, and where terms stand in a text that is shown. */

/**
 * @typedef {{text: string, marked: boolean}} Segment a run of text, and whether it is what was searched for
 * @typedef {Map<string, string[]>} Meaning terms to find, with the words of the query that each stands for
 */

/** Letters that Unicode does not take apart into a base letter and an accent. @type {Record<string, string>} */
const BASE_LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i", "×": "x" };

const WORD = /[\p{L}\p{M}\p{N}×]+(?:(?<=\p{N})[.,]\p{N}[\p{L}\p{M}\p{N}×]*)*/gu;
/** Words that a hyphen, an apostrophe or a slash joins: `GPT-3`, `ViT-B/16`, `WMT'14`. */
const COMPOUND = new RegExp(`${WORD.source}(?:[-‐‑–'’/_·]${WORD.source})*`, "gu");
const POSSESSIVE = /['’]s$/iu;
const PLURAL = /^\p{L}{2,}[^\P{L}siu]s$/u;
const LETTERS_THEN_NUMBER = /^(\p{L}{2,})(\d[\d.]*)$/u;

/**
 * Text without case and accents: `Merriënboer` becomes `merrienboer`.
 * @param {string} text
 */
export function fold(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  return plain.replace(/[łøđðþßæœı×]/gu, (letter) => BASE_LETTERS[letter] ?? letter);
}

/**
 * A word as it stands in the index: folded, without a plural's s, and `10,000` without its comma.
 * @param {string} word
 */
function term(word) {
  const folded = fold(word).replaceAll(",", "");
  return PLURAL.test(folded) ? folded.slice(0, -1) : folded;
}

/** Words of a question that say nothing about the papers looked for. */
const STOP_WORDS = new Set(
  ("a about an and are as at be by can do does for from how i in is it of on or paper papers that the their this to " +
    "use used using was what when where which who why with")
    .split(" ")
    .map(term),
);

/**
 * The terms of a single word: `llama2` is also found as `llama` and `2`.
 * @param {string} word
 */
function termsOfWord(word) {
  const whole = term(word);
  const parts = LETTERS_THEN_NUMBER.exec(whole);
  return parts ? [whole, ...parts.slice(1)] : [whole];
}

/**
 * The terms of a compound as a whole, beside those of its words: `gpt-3` is also found as `gpt3`.
 * @param {string[]} words
 */
function termsOfWhole(words) {
  return words.length > 1 ? [term(words.join(""))] : [];
}

/** @param {string} compound */
function wordsOf(compound) {
  return compound.replace(POSSESSIVE, "").match(WORD) ?? [];
}

/**
 * Every term of a text, with repetitions, in order.
 * @param {string} text
 * @returns {string[]}
 */
export function terms(text) {
  return (text.match(COMPOUND) ?? []).flatMap((compound) => {
    const words = wordsOf(compound);
    return [...words.flatMap(termsOfWord), ...termsOfWhole(words)];
  });
}

/**
 * The text of a query without the words that say nothing, unless it has no others.
 * @param {string} query
 */
export function essence(query) {
  const words = query.split(/\s+/u);
  const telling = words.filter((word) => !STOP_WORDS.has(key(word)));
  return (telling.some(key) ? telling : words).join(" ");
}

/**
 * What two spellings of a name have in common: `GPT-3`, `gpt 3` and `GPT3` are all `gpt3`.
 * @param {string} name
 */
export function key(name) {
  return (name.match(COMPOUND) ?? []).flatMap(wordsOf).map(term).join("");
}

/**
 * Where a text has terms to find, as [start, end, words of the query], in order.
 * @param {string} text
 * @param {Meaning} meaning
 * @returns {[number, number, string[]][]}
 */
function found(text, meaning) {
  const meant = (/** @type {string[]} */ terms) => terms.flatMap((term) => meaning.get(term) ?? []);
  /** @type {[number, number, string[]][]} */
  const places = [];
  for (const compound of text.matchAll(COMPOUND)) {
    const whole = meant(termsOfWhole(wordsOf(compound[0])));
    if (whole.length) {
      places.push([compound.index, compound.index + compound[0].length, whole]);
      continue;
    }
    for (const word of compound[0].matchAll(WORD)) {
      const words = meant(termsOfWord(word[0]));
      const start = compound.index + word.index;
      if (words.length) places.push([start, start + word[0].length, words]);
    }
  }
  return places;
}

/**
 * A text with the words marked that were searched for.
 * @param {string} text
 * @param {Meaning} meaning
 * @returns {Segment[]}
 */
export function marked(text, meaning) {
  /** @type {Segment[]} */
  const segments = [];
  let position = 0;
  for (const [start, end] of found(text, meaning)) {
    segments.push({ text: text.slice(position, start), marked: false }, { text: text.slice(start, end), marked: true });
    position = end;
  }
  segments.push({ text: text.slice(position), marked: false });
  return segments.filter((segment) => segment.text);
}

/** Characters of an excerpt: two lines on a desktop, three or four on a phone. */
const EXCERPT = 170;
/** Characters before the first match: few, so that it stands in the first line on a phone too. */
const LEAD_IN = 30;
/** Characters before a match near the end of its line: more, so that the excerpt is not too short. */
const LONGEST_LEAD_IN = 90;

/**
 * The passage of a text, within one line of it, that has the most different words of the query.
 * @param {string} text
 * @param {Meaning} meaning
 * @returns {string} empty when there are none
 */
export function excerpt(text, meaning) {
  let best = { worth: 0, line: "", at: 0 };
  for (const line of text.split("\n")) {
    const places = found(line, meaning);
    for (const [index, [start]] of places.entries()) {
      const near = places.slice(index).filter((place) => place[1] <= start + EXCERPT - LEAD_IN);
      // Of two equal passages, prose says more than a row of a table.
      const worth = new Set(near.flatMap((place) => place[2])).size + (line.length > EXCERPT / 2 ? 0.5 : 0);
      if (worth > best.worth) best = { worth, line, at: start };
    }
  }
  return cut(best.line, best.at);
}

/**
 * Some words of a line around a position, with ellipses where it was cut.
 * @param {string} line
 * @param {number} at
 */
function cut(line, at) {
  const earliest = Math.min(at - LEAD_IN, Math.max(at - LONGEST_LEAD_IN, line.length - EXCERPT));
  const start = at <= LONGEST_LEAD_IN ? 0 : line.lastIndexOf(" ", earliest) + 1;
  // What is hardly longer than an excerpt is not worth cutting.
  const end = line.length - start <= EXCERPT * 1.2 ? line.length : line.lastIndexOf(" ", start + EXCERPT);
  return (start ? "… " : "") + line.slice(start, end) + (end < line.length ? " …" : "");
}
