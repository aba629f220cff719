// @ts-check
/** From a query to ranked papers and pages. No DOM: tests/node/search.test.mjs tests it. */

import { parseListings, parsePapers, readTable } from "../core/papers.js";
import { foldText } from "../core/text.js";
import { buildHit, mapMeanings } from "./hits.js";
import { ListingIndex } from "./listing-index.js";
import { PaperIndex } from "./paper-index.js";
import { normalizeName, removeStopWords } from "./terms.js";

/**
 * @typedef {import("../core/papers.js").Names} Names
 * @typedef {import("../core/papers.js").Paper} Paper
 * @typedef {import("../core/papers.js").Table} Table
 * @typedef {import("./hits.js").PaperHit} PaperHit
 * @typedef {import("./listing-index.js").ListingHit} ListingHit
 * @typedef {import("./paper-index.js").Result} Result
 *
 * @typedef {{papers: Table}} Texts the file of texts: rows of `PaperText`
 * @typedef {{slug: string, tldr: string, body: string, authors: string[]}} PaperText authors: those the names leave out
 * @typedef {Paper & {tldr: string, body: string}} IndexedPaper TL;DR and body are empty until the texts are added
 * @typedef {{papers: PaperHit[], total: number, listings: ListingHit[]}} Hits
 */

/** How much the score grows with each doubling of the number of papers that build on one. */
const FOLLOWER_WEIGHT = 0.08;
/** Papers to index at once; in between, the browser can respond to keys. */
const CHUNK = 20;

/**
 * How exactly a query is the name of a paper or of an author; a better match always ranks higher. Names are compared
 * without their plurals, so of two that then agree the one that is spelled like the query is exact.
 */
const NameMatch = { NONE: 0, PREFIX: 1, AUTHOR: 2, ALIAS: 3, NAME: 4, EXACT: 5 };

export class SearchEngine {
  /** @type {Map<string, IndexedPaper>} */
  #papers;
  /** Slugs by normalized names, titles and aliases. @type {Map<string, Set<string>>} */
  #slugs;
  #index = new PaperIndex();
  #listings;

  /** @param {Names} names */
  constructor(names) {
    const papers = parsePapers(names).map((paper) => ({ ...paper, tldr: "", body: "" }));
    this.#papers = indexBySlug(papers);
    this.#slugs = indexByName(papers);
    this.#index.addAll(papers);
    this.#listings = new ListingIndex(parseListings(names));
  }

  /**
   * Search texts as well, once the promise is fulfilled; until then, names are searched as before.
   * @param {Texts} texts
   */
  async addTexts(texts) {
    const bySlug = new Map(readTable(texts.papers).map((/** @type {PaperText} */ text) => [text.slug, text]));
    const papers = [...this.#papers.values()].map((paper) => {
      const { tldr = "", body = "", authors = [] } = bySlug.get(paper.slug) ?? {};
      return { ...paper, tldr, body, authors: [...paper.authors, ...authors] };
    });
    const index = new PaperIndex();
    await index.addAllAsync(papers, { chunkSize: CHUNK });
    this.#papers = indexBySlug(papers);
    this.#index = index;
  }

  /**
   * Find papers, the best first, and pages that list papers.
   * @param {string} query
   * @param {number} limit how many papers to return at most
   * @returns {Hits} `total` is the number of papers found
   */
  search(query, limit) {
    const names = this.#normalize(query);
    const ranked = this.#findPapers(query, names)
      .map((result) => ({ result, paper: /** @type {IndexedPaper} */ (this.#papers.get(result.id)) }))
      .map((found) => ({ ...found, match: matchName(found.paper, names, query), score: computeScore(found) }))
      .sort((one, other) => other.match - one.match || other.score - one.score || compareSlugs(one.paper, other.paper));
    return {
      papers: ranked.slice(0, limit).map(({ result, paper }) => buildHit(paper, mapMeanings(result))),
      total: ranked.length,
      listings: this.#listings.find(query),
    };
  }

  /**
   * The names that a query may be.
   * @param {string} query
   */
  #normalize(query) {
    const spellings = [query, removeStopWords(query), this.#index.correctSpelling(query)];
    return new Set(spellings.map(normalizeName).filter(Boolean));
  }

  /**
   * The papers that the index finds, and those whose name is the query, in no order.
   * @param {string} query
   * @param {Set<string>} names the query, normalized
   */
  #findPapers(query, names) {
    const results = this.#index.find(query);
    const found = new Set(results.map((result) => result.id));
    for (const slug of [...names].flatMap((name) => [...(this.#slugs.get(name) ?? [])])) {
      if (!found.has(slug)) results.push({ id: slug, score: 0, terms: [], queryTerms: [], match: {} });
      found.add(slug);
    }
    return results;
  }
}

/** @param {IndexedPaper[]} papers */
function indexBySlug(papers) {
  return new Map(papers.map((paper) => [paper.slug, paper]));
}

/** @param {IndexedPaper[]} papers */
function indexByName(papers) {
  /** @type {Map<string, Set<string>>} */
  const slugs = new Map();
  for (const paper of papers) {
    for (const name of [paper.name, paper.title, ...paper.aliases].map(normalizeName)) {
      slugs.set(name, (slugs.get(name) ?? new Set()).add(paper.slug));
    }
  }
  return slugs;
}

/**
 * @param {IndexedPaper} paper
 * @param {Set<string>} names the query, normalized
 * @param {string} query as it was typed
 */
function matchName(paper, names, query) {
  const name = normalizeName(paper.name);
  if (names.has(name)) return foldText(paper.name) === foldText(query.trim()) ? NameMatch.EXACT : NameMatch.NAME;
  if ([paper.title, ...paper.aliases].some((alias) => names.has(normalizeName(alias)))) return NameMatch.ALIAS;
  if (paper.authors.some((author) => names.has(normalizeName(author)))) return NameMatch.AUTHOR;
  return [...names].some((prefix) => name.startsWith(prefix)) ? NameMatch.PREFIX : NameMatch.NONE;
}

/**
 * How well a paper matches and, to a small degree, how many papers build on it: readers who search for a topic or a
 * person mostly look for the best-known papers.
 * @param {{result: Result, paper: IndexedPaper}} found
 */
function computeScore({ result, paper }) {
  return result.score * (1 + FOLLOWER_WEIGHT * Math.log2(1 + paper.followers));
}

/**
 * @param {Paper} one
 * @param {Paper} other
 */
function compareSlugs(one, other) {
  return one.slug < other.slug ? -1 : 1;
}
