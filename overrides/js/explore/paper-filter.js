// @ts-check
/** Finds the papers that a query asks for, and how many there would be with each further choice. Knows no page. */

import { fold } from "../search/terms.js";

/**
 * @typedef {import("./query.js").Facet} Facet
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./query.js").Sort} Sort
 *
 * @typedef {object} Row a paper as the list knows it
 * @property {string} name folded
 * @property {number} year
 * @property {number} followers how many papers build upon it
 * @property {Record<string, readonly string[]>} values by facet
 * @property {string} [text] all that the list says of it, folded; has to be there once words are asked for
 *
 * @typedef {object} Found
 * @property {number[]} order positions of the rows that fit, in the order asked for
 * @property {Record<string, Map<string, number>>} counts by facet: how many rows there would be with a value chosen,
 *   or, where it is, how many of those found have it
 * @property {Map<number, Map<string, number>>} years how many rows of each section each year has, in or out of range
 */

const YEAR = "year";

export class Finder {
  /** @type {Map<Sort, number[]>} */
  #orders = new Map();

  /**
   * @param {readonly Row[]} rows the newest first
   * @param {readonly Facet[]} facets
   */
  constructor(rows, facets) {
    this.rows = rows;
    this.facets = facets;
  }

  /**
   * @param {Query} query
   * @returns {Found}
   */
  find(query) {
    const words = fold(query.words).split(/\s+/u).filter(Boolean);
    /** @type {Record<string, Map<string, number>>} */
    const counts = Object.fromEntries(this.facets.map(({ name }) => [name, new Map()]));
    /** @type {Found["years"]} */
    const years = new Map();
    const fits = this.rows.map((row) => {
      if (!words.every((word) => row.text?.includes(word))) return false;
      const missed = this.#missed(row, query);
      if (missed.length > 1) return false;
      if (!missed.length || missed[0] === YEAR) {
        const sections = years.get(row.year) ?? new Map();
        years.set(row.year, sections);
        tally(sections, row.values.section);
      }
      for (const { name, needsAll } of this.facets) {
        if (!missed.length || (missed[0] === name && !needsAll)) tally(counts[name], row.values[name]);
      }
      return !missed.length;
    });
    return { order: this.#order(query.sort).filter((position) => fits[position]), counts, years };
  }

  /**
   * The facets, or the range of years, that keep a row out; looks for no more than two.
   * @param {Row} row
   * @param {Query} query
   */
  #missed(row, { chosen, from, to }) {
    const missed = [];
    if ((from !== null && row.year < from) || (to !== null && row.year > to)) missed.push(YEAR);
    for (const { name, needsAll } of this.facets) {
      const wanted = chosen[name] ?? [];
      const has = (/** @type {string} */ value) => row.values[name]?.includes(value);
      if (wanted.length && !(needsAll ? wanted.every(has) : wanted.some(has))) missed.push(name);
      if (missed.length > 1) break;
    }
    return missed;
  }

  /**
   * All rows in an order; rows that are equal in it stay newest first.
   * @param {Sort} sort
   */
  #order(sort) {
    const known = this.#orders.get(sort);
    if (known) return known;
    const order = [...this.rows.keys()].sort(this.#comparison(sort));
    this.#orders.set(sort, order);
    return order;
  }

  /**
   * @param {Sort} sort
   * @returns {(one: number, other: number) => number}
   */
  #comparison(sort) {
    const row = (/** @type {number} */ position) => /** @type {Row} */ (this.rows[position]);
    const sections = this.facets.find(({ name }) => name === "section")?.values ?? [];
    const section = (/** @type {number} */ position) => sections.indexOf(row(position).values.section?.[0] ?? "");
    switch (sort) {
      case "oldest":
        return (one, other) => row(one).year - row(other).year;
      case "name":
        return (one, other) => (row(one).name < row(other).name ? -1 : row(one).name > row(other).name ? 1 : 0);
      case "section":
        return (one, other) => section(one) - section(other);
      case "built-upon":
        return (one, other) => row(other).followers - row(one).followers;
      default:
        return () => 0;
    }
  }
}

/**
 * Count one more of each value.
 * @param {Map<string, number> | undefined} counts
 * @param {readonly string[] | undefined} values
 */
function tally(counts, values) {
  for (const value of values ?? []) counts?.set(value, (counts.get(value) ?? 0) + 1);
}
