// @ts-check
/**
 * Marks as fields of BibTeX and RIS: the state as a keyword and the note as an annotation, which no bibliography prints.
 * No DOM: tests/node/export.test.mjs tests it.
 */

/**
 * @typedef {import("./mark.js").Mark} Mark
 * @typedef {import("./mark.js").State} State
 */

/** @type {Record<State, string>} */
const KEYWORDS = { "to-read": "to read", read: "read" };

/**
 * Add a mark to an entry.
 * @param {string} entry of BibTeX
 * @param {Mark} mark
 * @param {Readonly<Record<string, string>>} latexEscapes LaTeX for each special character
 */
export function addToBibtex(entry, { state, note }, latexEscapes) {
  const fields = [
    state && `keywords = {${KEYWORDS[state]}}`,
    note && `annote = {${escapeLatex(note, latexEscapes)}}`,
  ].filter(Boolean);
  return entry.replace(/,?\s*\}\s*$/u, () => `,\n    ${fields.join(",\n    ")}\n}\n`);
}

/**
 * Plain text as LaTeX. Two hyphens or quotes stay two, instead of becoming a dash or a double quote.
 * @param {string} text
 * @param {Readonly<Record<string, string>>} escapes
 */
function escapeLatex(text, escapes) {
  const escaped = Array.from(text, (character) => escapes[character] ?? character).join("");
  return escaped.replace(/([-'])(?=\1)/gu, "$1{}");
}

/**
 * Add a mark to a record. RIS ends a value at the end of the line, and some readers also at two spaces and a hyphen, so
 * line separators and no-break spaces take their place. Importing a note turns them back.
 * @param {string} record of RIS
 * @param {Mark} mark
 */
export function addToRis(record, { state, note }) {
  const value = note?.replaceAll("\n", "\u2028").replace(/ (?= )/gu, "\u00a0");
  const lines = [state && `KW  - ${KEYWORDS[state]}\n`, value && `N1  - ${value}\n`].filter(Boolean);
  return record.replace(/^ER {2}-/mu, (end) => lines.join("") + end);
}

/**
 * The state that keywords of any program stand for.
 * @param {string[]} keywords
 * @returns {State | undefined}
 */
export function parseState(keywords) {
  const words = keywords.map((keyword) => keyword.trim().toLowerCase().replace(/[\s_-]+/gu, ""));
  if (words.includes("read")) return "read";
  return words.some((word) => word === "toread" || word === "unread") ? "to-read" : undefined;
}
