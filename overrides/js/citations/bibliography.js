// @ts-check
/**
 * Bibliographies of any papers, in the formats in which the site gives them for its own lists;
 * hooks/bibliographies/bibliography.py joins their entries the same way.
 */

import { load } from "../core/site.js";

/**
 * @typedef {object} Format
 * @property {string} id
 * @property {string} label for readers
 * @property {string} extension of files, without the leading dot
 * @property {string} type of files, as media types go
 * @property {(entries: string[]) => string} join makes a file of entries
 * @property {boolean} [isSorted] whether entries keep the order of the site's data, which is alphabetical
 */

/** @param {string[]} references */
const paragraphs = (references) => `${references.join("\n\n")}\n`;

/** @type {Readonly<Format>[]} */
export const FORMATS = [
  { id: "bibtex", label: "BibTeX", extension: "bib", type: "application/x-bibtex", join: (entries) => entries.join("\n") },
  {
    id: "ris",
    label: "RIS",
    extension: "ris",
    type: "application/x-research-info-systems",
    join: (references) => references.join("\n"),
  },
  {
    id: "csl",
    label: "CSL-JSON",
    extension: "csl.json",
    type: "application/vnd.citationstyles.csl+json",
    join: (items) => `[\n${items.join(",\n")}\n]\n`,
  },
  { id: "apa", label: "APA", extension: "apa.txt", type: "text/plain", join: paragraphs, isSorted: true },
  {
    id: "ieee",
    label: "IEEE",
    extension: "ieee.txt",
    type: "text/plain",
    join: (references) => paragraphs(references.map((reference, index) => `[${index + 1}] ${reference}`)),
  },
  { id: "chicago", label: "Chicago", extension: "chicago.txt", type: "text/plain", join: paragraphs, isSorted: true },
];

/** @param {string} id @returns {Readonly<Format>} */
function formatOf(id) {
  const format = FORMATS.find((known) => known.id === id);
  if (!format) throw new Error(`expected the id of a format, found ${id}`);
  return format;
}

/**
 * The text of a file with these papers.
 * @param {string[]} slugs in order; what the collection no longer has is left out
 * @param {string} format the id of one
 * @param {(entry: string, slug: string) => string} [changed] what to make of each entry
 * @returns {Promise<string>}
 */
export async function bibliography(slugs, format, changed = (entry) => entry) {
  const { join, isSorted } = formatOf(format);
  const entries = new Map(Object.entries(await load(`citations/${format}.json`)));
  const wanted = new Set(slugs);
  const ordered = isSorted ? [...entries.keys()].filter((slug) => wanted.has(slug)) : [...wanted];
  return join(ordered.filter((slug) => entries.has(slug)).map((slug) => changed(entries.get(slug), slug)));
}

/**
 * Have the browser save a file with these papers.
 * @param {string[]} slugs as above
 * @param {string} format as above
 * @param {string} name of the file, without its ending
 */
export async function download(slugs, format, name) {
  const { extension, type } = formatOf(format);
  save(await bibliography(slugs, format), `${name}.${extension}`, type);
}

/**
 * Have the browser save a file.
 * @param {string} text
 * @param {string} name
 * @param {string} type
 */
export function save(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  // The browser reads it only after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
