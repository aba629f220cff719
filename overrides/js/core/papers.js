// @ts-check
/**
 * What papers are called, and the pages that list papers: the file of names, as `hooks/seminal/search/index.py` writes
 * it. No DOM: tests/node/papers.test.mjs tests it.
 */

/**
 * @typedef {{fields: string[], rows: unknown[][]}} Table records as rows of values, in the order of the fields
 * @typedef {[label: string, slug?: string]} ListingEntry a page that lists papers; it has a slug unless that is `slugify(label)`
 *
 * @typedef {object} Names the file of names
 * @property {Record<string, {kind: string, pages: ListingEntry[]}>} listings by the folder of the pages
 * @property {Table & {folder: string}} papers rows of `PaperRecord`
 *
 * @typedef {object} PaperRecord numbers are positions in the listings
 * @property {string | null} slug null if it is the slugified name or, without a name, title
 * @property {string | null} name
 * @property {string} title
 * @property {string[]} aliases
 * @property {(number | string)[]} authors those who have a page, and the first one
 * @property {number} year
 * @property {number | null} posted
 * @property {number} section
 * @property {number | null} venue
 * @property {number[]} tags
 * @property {number} followers
 *
 * @typedef {object} Paper
 * @property {string} slug
 * @property {string} path of its page, relative to the root of the site
 * @property {string} name
 * @property {string} title
 * @property {string[]} aliases
 * @property {string[]} authors
 * @property {string} firstAuthor whose name stands for the paper in citations
 * @property {string} year
 * @property {string} posted
 * @property {string} section
 * @property {string} venue
 * @property {string[]} tags
 * @property {number} followers how many papers build on it, extend it or replace it
 *
 * @typedef {{path: string, label: string, kind: string}} Listing a page that lists papers
 */

/**
 * The records of a table as objects.
 * @param {Table} table
 * @returns {any[]}
 */
export function readTable({ fields, rows }) {
  return rows.map((row) => Object.fromEntries(fields.map((field, at) => [field, row[at]])));
}

/**
 * Every paper, in the order of slugs.
 * @param {Names} names
 */
export function parsePapers(names) {
  return readTable(names.papers).map((record) => parsePaper(record, names));
}

/**
 * Every paper by its slug.
 * @param {Names} names
 */
export function indexPapers(names) {
  return new Map(parsePapers(names).map((paper) => [paper.slug, paper]));
}

/**
 * Every page that lists papers.
 * @param {Names} names
 * @returns {Listing[]}
 */
export function parseListings({ listings }) {
  return Object.entries(listings).flatMap(([folder, { kind, pages }]) =>
    pages.map(([label, slug]) => ({ path: `${folder}/${slug ?? slugify(label)}/`, label, kind })),
  );
}

/**
 * @param {PaperRecord} record
 * @param {Names} names
 * @returns {Paper}
 */
function parsePaper({ title, aliases, authors, year, posted, section, venue, tags, followers, ...record }, names) {
  const name = record.name ?? title;
  const slug = record.slug ?? slugify(name);
  const label = (/** @type {string} */ folder, /** @type {number} */ at) => names.listings[folder]?.pages[at]?.[0] ?? "";
  const people = authors.map((author) => (typeof author === "number" ? label("authors", author) : author));
  return {
    slug,
    path: `${names.papers.folder}/${slug}/`,
    name,
    title,
    aliases,
    authors: people,
    firstAuthor: people[0] ?? "",
    year: String(year),
    posted: posted ? String(posted) : "",
    section: label("sections", section),
    venue: venue === null ? "" : label("venues", venue),
    tags: tags.map((tag) => label("tags", tag)),
    followers,
  };
}

/**
 * The slug of most labels, which the file leaves out therefore: `GPT-3` has `gpt-3`.
 * @param {string} label
 */
function slugify(label) {
  return label.toLowerCase().replace(/[^a-z0-9]+/gu, "-").replace(/^-|-$/gu, "");
}
