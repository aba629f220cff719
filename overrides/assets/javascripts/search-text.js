// @ts-check
/** How search takes text apart into terms, and where terms stand in a text that is shown. */

/**
 * @typedef {{text: string, marked: boolean}} Segment a run of text, and whether it is what was searched for
 * @typedef {(term: string) => boolean} Matcher
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
 * Where a text has terms that match, as [start, end, terms], in order.
 * @param {string} text
 * @param {Matcher} matches
 * @returns {[number, number, string[]][]}
 */
function found(text, matches) {
  /** @type {[number, number, string[]][]} */
  const places = [];
  for (const compound of text.matchAll(COMPOUND)) {
    const whole = termsOfWhole(wordsOf(compound[0])).filter(matches);
    if (whole.length) {
      places.push([compound.index, compound.index + compound[0].length, whole]);
      continue;
    }
    for (const word of compound[0].matchAll(WORD)) {
      const matching = termsOfWord(word[0]).filter(matches);
      const start = compound.index + word.index;
      if (matching.length) places.push([start, start + word[0].length, matching]);
    }
  }
  return places;
}

/**
 * The different terms of a text that match.
 * @param {string} text
 * @param {Matcher} matches
 */
export function matching(text, matches) {
  return new Set(terms(text).filter(matches));
}

/**
 * A text with the words marked whose terms match.
 * @param {string} text
 * @param {Matcher} matches
 * @returns {Segment[]}
 */
export function marked(text, matches) {
  /** @type {Segment[]} */
  const segments = [];
  let position = 0;
  for (const [start, end] of found(text, matches)) {
    segments.push({ text: text.slice(position, start), marked: false }, { text: text.slice(start, end), marked: true });
    position = end;
  }
  segments.push({ text: text.slice(position), marked: false });
  return segments.filter((segment) => segment.text);
}

/** Characters of an excerpt: two lines on a desktop, three or four on a phone. */
const EXCERPT = 170;
/** Characters before the first match: few, so that the match stands in the first line on a phone too. */
const LEAD_IN = 30;

/**
 * The passage of a text, within one line of it, that has the most different matching terms.
 * @param {string} text
 * @param {Matcher} matches
 */
export function excerpt(text, matches) {
  let best = { count: 0, line: "", at: 0 };
  for (const line of text.split("\n")) {
    const places = found(line, matches);
    for (const [index, [start]] of places.entries()) {
      const near = places.slice(index).filter((place) => place[1] <= start + EXCERPT - LEAD_IN);
      const count = new Set(near.flatMap((place) => place[2])).size;
      if (count > best.count) best = { count, line, at: start };
    }
  }
  return best.count ? cut(best.line, best.at) : "";
}

/**
 * Some words of a line around a position, with ellipses where it was cut.
 * @param {string} line
 * @param {number} at
 */
function cut(line, at) {
  // A text that is hardly longer than an excerpt is not worth cutting at its end.
  const start = at + LEAD_IN <= EXCERPT / 2 ? 0 : line.lastIndexOf(" ", at - LEAD_IN) + 1;
  const end = line.length - start <= EXCERPT * 1.2 ? line.length : line.lastIndexOf(" ", start + EXCERPT);
  return (start ? "… " : "") + line.slice(start, end) + (end < line.length ? " …" : "");
}
