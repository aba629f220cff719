// @ts-check
/** What search/names.json says: what papers are called, and the pages that list papers. */

/**
 * search/names.json. Numbers in a paper's entry point into the tables; a slug is given where `slug` does not tell it.
 * @typedef {object} Names
 * @property {Labelled[]} sections
 * @property {Labelled[]} paths
 * @property {Labelled[]} benchmarks
 * @property {Labelled[]} tags
 * @property {Labelled[]} venues
 * @property {Labelled[]} authors those who have a page
 * @property {PaperEntry[]} papers
 *
 * @typedef {[label: string, slug?: string]} Labelled
 * @typedef {[slug: string | null, name: string | null, title: string, aliases: string[], authors: (number | string)[],
 *   year: number, posted: number | null, section: number, venue: number | null, tags: number[],
 *   followers: number]} PaperEntry
 */

/**
 * @typedef {object} PaperNames
 * @property {string} slug
 * @property {string} name
 * @property {string} title
 * @property {string[]} aliases
 * @property {string[]} authors
 * @property {string} first the first author, whose name stands for the paper in citations
 * @property {string} year
 * @property {string} posted
 * @property {string} section
 * @property {string} venue
 * @property {string[]} tags
 * @property {number} followers papers that build on it, extend it or replace it
 */

/**
 * Every paper, in order of slug.
 * @param {Names} names
 * @returns {PaperNames[]}
 */
export function papersOf(names) {
  return names.papers.map((entry) => paper(entry, names));
}

/**
 * The slug of what is called so, unless it is told: `GPT-3` has `gpt-3`.
 * @param {string} label
 * @param {string | null} [told]
 */
export function slug(label, told) {
  return told ?? label.toLowerCase().replace(/[^a-z0-9]+/gu, "-").replace(/^-|-$/gu, "");
}

/**
 * @param {PaperEntry} entry
 * @param {Names} names
 * @returns {PaperNames}
 */
function paper([told, name, title, aliases, authors, year, posted, section, venue, tags, followers], names) {
  const people = authors.map((author) => (typeof author === "number" ? label(names.authors, author) : author));
  return {
    slug: slug(name ?? title, told),
    name: name ?? title,
    title,
    aliases,
    authors: people,
    first: people[0] ?? "",
    year: String(year),
    posted: posted ? String(posted) : "",
    section: label(names.sections, section),
    venue: venue === null ? "" : label(names.venues, venue),
    tags: tags.map((tag) => label(names.tags, tag)),
    followers,
  };
}

/**
 * @param {Labelled[]} table
 * @param {number} number
 */
function label(table, number) {
  return table[number]?.[0] ?? "";
}
