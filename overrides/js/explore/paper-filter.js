// @ts-check
/**
 * Finds the papers that match a query, and counts how many there would be with each further choice. No DOM:
 * tests/node/explore.test.mjs tests it.
 */

import { containsAll, splitWords } from "../core/text.js";

/**
 * @typedef {import("./query.js").Facet} Facet
 * @typedef {import("./query.js").Query} Query
 *
 * @typedef {object} Row a paper in the list
 * @property {string} name folded
 * @property {number} year
 * @property {number} followers how many papers build on it
 * @property {Record<string, readonly string[]>} values by facet
 * @property {string} [text] all that the list shows of it, folded; needed once a query has words
 *
 * @typedef {Map<string, number>} Counts by value
 *
 * @typedef {object} Results
 * @property {number[]} order positions of the matching rows, in the order of the query
 * @property {Record<string, Counts>} counts by facet: how many rows would match if a value were chosen or, if it is
 *   chosen already, how many of the matching rows have it
 * @property {Map<number, Counts>} years how many rows of each section each year has, also outside the range of years
 */

const YEAR = "year";
const SECTION = "section";

/**
 * How each order compares two rows; rows that it takes for equal stay in the order of the page.
 * @type {Record<string, (one: Row, other: Row, sections: readonly string[]) => number>}
 */
const ORDERS = {
  newest: () => 0, // the order of the page
  oldest: (one, other) => one.year - other.year,
  name: (one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0),
  section: (one, other, sections) => findSection(one, sections) - findSection(other, sections),
  "built-upon": (one, other) => other.followers - one.followers,
};

export class PaperFilter {
  #rows;
  #facets;
  /** Positions of all rows in each order that has been asked for. @type {Map<string, number[]>} */
  #orders = new Map();

  /**
   * @param {readonly Row[]} rows the newest first
   * @param {readonly Facet[]} facets
   */
  constructor(rows, facets) {
    this.#rows = rows;
    this.#facets = facets;
  }

  /**
   * @param {Query} query
   * @returns {Results}
   */
  find(query) {
    const words = splitWords(query.words);
    /** @type {Results} */
    const results = { order: [], counts: {}, years: new Map() };
    for (const { name } of this.#facets) results.counts[name] = new Map();
    const matches = this.#rows.map((row) => {
      if (!containsAll(row.text ?? "", words)) return false;
      const misses = this.#findMisses(row, query);
      this.#count(row, misses, results);
      return !misses.length;
    });
    results.order = this.#sort(query.sort).filter((position) => matches[position]);
    return results;
  }

  /**
   * Count a row where it would be found.
   * @param {Row} row
   * @param {string[]} misses
   * @param {Results} results
   */
  #count(row, misses, { counts, years }) {
    const [miss, another] = misses;
    if (another) return;
    if (!miss || miss === YEAR) {
      const sections = years.get(row.year) ?? new Map();
      years.set(row.year, sections);
      increment(sections, row.values[SECTION]);
    }
    for (const { name, needsAll } of this.#facets) {
      if (!miss || (miss === name && !needsAll)) increment(counts[name], row.values[name]);
    }
  }

  /**
   * The facets, or the range of years, that a row does not match; at most two of them, since more make no difference.
   * @param {Row} row
   * @param {Query} query
   */
  #findMisses(row, { chosen, from, to }) {
    const misses = [];
    if ((from !== null && row.year < from) || (to !== null && row.year > to)) misses.push(YEAR);
    for (const { name, needsAll } of this.#facets) {
      const wanted = chosen[name] ?? [];
      const has = (/** @type {string} */ value) => row.values[name]?.includes(value);
      if (wanted.length && !(needsAll ? wanted.every(has) : wanted.some(has))) misses.push(name);
      if (misses.length > 1) break;
    }
    return misses;
  }

  /**
   * The positions of all rows in an order.
   * @param {string} sort
   * @throws {Error} if there is no such order
   */
  #sort(sort) {
    const known = this.#orders.get(sort);
    if (known) return known;
    const compare = ORDERS[sort];
    if (!compare) throw new Error(`expected one of ${Object.keys(ORDERS).join(", ")}, found ${sort}`);
    const sections = this.#facets.find(({ name }) => name === SECTION)?.values ?? [];
    const getRow = (/** @type {number} */ position) => /** @type {Row} */ (this.#rows[position]);
    const order = [...this.#rows.keys()].sort((one, other) => compare(getRow(one), getRow(other), sections));
    this.#orders.set(sort, order);
    return order;
  }
}

/**
 * @param {Row} row
 * @param {readonly string[]} sections
 */
function findSection(row, sections) {
  return sections.indexOf(row.values[SECTION]?.[0] ?? "");
}

/**
 * Count one more of each value.
 * @param {Counts | undefined} counts
 * @param {readonly string[] | undefined} values
 */
function increment(counts, values) {
  for (const value of values ?? []) counts?.set(value, (counts.get(value) ?? 0) + 1);
}
