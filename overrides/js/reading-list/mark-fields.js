// @ts-check
/**
 * Marks in entries of BibTeX and RIS: the state as a keyword, the note as an annotation, which no bibliography prints. No
 * DOM: node tests it.
 */

/**
 * @typedef {import("./mark-store.js").Mark} Mark
 * @typedef {import("./mark-store.js").State} State
 */

/** @type {Record<State, string>} */
const KEYWORDS = { "to-read": "to read", read: "read" };

/** @type {Record<string, string>} */
const LATEX = {
  "\\": "{\\textbackslash}",
  "{": "{\\textbraceleft}",
  "}": "{\\textbraceright}",
  "^": "{\\textasciicircum}",
  "~": "{\\textasciitilde}",
  "`": "{\\textasciigrave}",
  "<": "{\\textless}",
  ">": "{\\textgreater}",
  "|": "{\\textbar}",
};

/**
 * Plain text as LaTeX; letters stay as they are, in UTF-8, and two hyphens or quotes do not melt into one.
 * @param {string} text
 */
function latex(text) {
  return text
    .replace(/[\\{}^~`<>|]/gu, (letter) => LATEX[letter] ?? "")
    .replace(/[$&%#_]/gu, "\\$&")
    .replace(/([-'])(?=\1)/gu, "$1{}");
}

/**
 * @param {string} entry of BibTeX
 * @param {Mark} mark
 */
export function inBibtex(entry, { state, note }) {
  const fields = [state && `keywords = {${KEYWORDS[state]}}`, note && `annote = {${latex(note)}}`].filter(Boolean);
  return entry.replace(/,?\s*\}\s*$/u, () => `,\n    ${fields.join(",\n    ")}\n}\n`);
}

/**
 * RIS ends a value at the end of the line, and some readers also at two blanks and a hyphen: Unicode's line separator and
 * blanks that do not break stand in; to keep a note makes them plain again.
 * @param {string} record of RIS
 * @param {Mark} mark
 */
export function inRis(record, { state, note }) {
  const value = note?.replaceAll("\n", "\u2028").replace(/ (?= )/gu, "\u00a0");
  const lines = [state && `KW  - ${KEYWORDS[state]}\n`, value && `N1  - ${value}\n`].filter(Boolean);
  return record.replace(/^ER {2}-/mu, (end) => lines.join("") + end);
}

/**
 * @param {string[]} keywords of any program
 * @returns {State | undefined}
 */
export function stateOf(keywords) {
  const words = keywords.map((keyword) => keyword.trim().toLowerCase().replace(/[\s_-]+/gu, ""));
  if (words.includes("read")) return "read";
  return words.some((word) => word === "toread" || word === "unread") ? "to-read" : undefined;
}
