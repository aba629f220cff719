// @ts-check
/** The full-text index of papers. It knows its terms, so that only unknown words are taken for typing errors. */

/*! With MiniSearch by Luca Ongaro, MIT licence */
import MiniSearch from "minisearch";
import { removeStopWords, splitTerms } from "./terms.js";

/** @typedef {import("minisearch").SearchResult} Result */

/** How much a match in each field counts. */
const BOOST = {
  name: 6,
  aliases: 3,
  title: 4,
  authors: 2,
  firstAuthor: 2,
  year: 6, // readers type one almost as they would set a filter
  posted: 3,
  tags: 1.5,
  venue: 1.5,
  section: 0.5,
  tldr: 1.5,
  body: 1,
};
/** The fields that say what a paper is called, who wrote it and what it is about. */
const NAME_FIELDS = ["name", "aliases", "title", "authors", "tags"];
const SHORTEST_PREFIX = 3;
const SHORTEST_FUZZY = 3;
/** Edits to tolerate, as a share of a term's letters. */
const FUZZY = 0.25;
/** How much a word counts that is the typed one with two neighbouring letters swapped. */
const SWAPPED_WEIGHT = 0.7;
const LONGEST_SWAPPED = 5;

export class PaperIndex extends MiniSearch {
  /** @type {Set<string>} */
  #terms;

  constructor() {
    /** @type {Set<string>} */
    const terms = new Set();
    super({
      idField: "slug",
      fields: Object.keys(BOOST),
      extractField: (paper, field) => [paper[field]].flat().join("\n"),
      tokenize: splitTerms,
      processTerm: (term) => (terms.add(term), term),
      // Queries are split into terms before, and their words are not added to the known ones.
      searchOptions: { tokenize: (text) => text.split(" "), processTerm: (term) => term },
    });
    this.#terms = terms;
  }

  /**
   * Find papers, the best first.
   * @param {string} query
   * @returns {Result[]}
   */
  find(query) {
    const words = splitQuery(query);
    const last = words.at(-1);
    if (!last) return [];
    const swapped = words.filter((word) => !this.#isKnown(word)).flatMap((word) => this.#findSwapped(word));
    const queries = [
      words.join(" "),
      // Too short for the beginning of a word in the text, but it may be that of a name.
      ...(last.length < SHORTEST_PREFIX ? [{ queries: [last], fields: ["name", "aliases"], prefix: true }] : []),
      ...(swapped.length ? [buildSwappedQuery(swapped)] : []),
    ];
    return this.search(
      { queries },
      {
        combineWith: "OR",
        boost: BOOST,
        prefix: (term) => term.length >= SHORTEST_PREFIX,
        fuzzy: (term) => this.#countEdits(term),
      },
    );
  }

  /**
   * A query with its unknown words replaced by the most similar ones that names have.
   * @param {string} query
   */
  correctSpelling(query) {
    return splitQuery(query)
      .map((word) => (this.#isKnown(word) ? word : this.#findSimilar(word)))
      .join(" ");
  }

  /** @param {string} word */
  #isKnown(word) {
    return this.#terms.has(word);
  }

  /** @param {string} word */
  #findSwapped(word) {
    return swapNeighbours(word).filter((other) => this.#isKnown(other));
  }

  /** @param {string} word */
  #findSimilar(word) {
    const fuzzy = this.#countEdits(word);
    return this.#findSwapped(word)[0] ?? this.search(word, { fields: NAME_FIELDS, fuzzy })[0]?.terms[0] ?? word;
  }

  /**
   * How many edits to tolerate in a term: none if it is known, else as few as lead to a word of a name or of any field.
   * @param {string} term
   */
  #countEdits(term) {
    if (term.length < SHORTEST_FUZZY || /\d/u.test(term) || this.#isKnown(term)) return false;
    const most = Math.round(term.length * FUZZY);
    for (const fields of [NAME_FIELDS, undefined]) {
      for (let edits = 1; edits <= most; edits += 1) {
        if (this.search(term, { fields, fuzzy: edits, prefix: true }).length) return edits;
      }
    }
    return false;
  }
}

/** @param {string} query */
function splitQuery(query) {
  return [...new Set(splitTerms(removeStopWords(query)))];
}

/** @param {string[]} words */
function buildSwappedQuery(words) {
  return {
    queries: [words.join(" ")],
    fields: NAME_FIELDS,
    boostTerm: () => SWAPPED_WEIGHT,
    prefix: false,
    fuzzy: /** @type {const} */ (false),
  };
}

/**
 * A short word with each two neighbouring letters swapped. A swap is two edits, more than a short word is allowed.
 * @param {string} word
 */
function swapNeighbours(word) {
  if (word.length < 3 || word.length > LONGEST_SWAPPED || /\d/u.test(word)) return [];
  return Array.from(word.slice(1), (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2));
}
