// @ts-check
/** The index of pages that list papers. Such a page is found if all words of a query match its label. */

import MiniSearch from "minisearch";
import { mapMeanings } from "./hits.js";
import { highlight } from "./highlights.js";
import { normalizeName, removeStopWords, splitTerms } from "./terms.js";

/**
 * @typedef {import("../core/papers.js").Listing} Listing
 * @typedef {import("./highlights.js").Segment} Segment
 * @typedef {import("minisearch").SearchResult} Result
 *
 * @typedef {{path: string, label: Segment[], kind: string}} ListingHit
 */

const MAX_HITS = 3;
const SHORTEST_QUERY = 2;

export class ListingIndex {
  /** @type {MiniSearch<Listing>} */
  #index;

  /** @param {Listing[]} listings */
  constructor(listings) {
    this.#index = new MiniSearch({
      idField: "path",
      fields: ["label"],
      storeFields: ["label", "kind"],
      tokenize: splitTerms,
      processTerm: (term) => term,
      searchOptions: { combineWith: "AND", prefix: (term) => term.length > 1, fuzzy: (term) => term.length > 4 && 0.2 },
    });
    this.#index.addAll(listings);
  }

  /**
   * Find pages, the best first.
   * @param {string} query
   * @returns {ListingHit[]}
   */
  find(query) {
    const wanted = normalizeName(query);
    if (wanted.length < SHORTEST_QUERY) return [];
    const isExact = (/** @type {Result} */ { label }) => Number(normalizeName(label) === wanted);
    return this.#index
      .search(removeStopWords(query))
      .sort((one, other) => isExact(other) - isExact(one) || other.score - one.score)
      .slice(0, MAX_HITS)
      .map((result) => ({ path: result.id, label: highlight(result.label, mapMeanings(result)), kind: result.kind }));
  }
}
