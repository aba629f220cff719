// @ts-check
/*! With MiniSearch by Luca Ongaro, MIT licence */
/** From a query to papers in order, with the words marked that made them match. No DOM: node tests it. */

import MiniSearch from "minisearch";
import { papersOf, slug } from "../core/papers.js";
import { essence, excerpt, key, marked, terms } from "./terms.js";

/**
 * @typedef {import("./terms.js").Segment} Segment
 * @typedef {import("./terms.js").Meaning} Meaning
 * @typedef {import("../core/papers.js").Names} Names
 * @typedef {import("../core/papers.js").Labelled} Labelled
 */

/**
 * search/text.json: slug, TL;DR, body, and the authors that the names leave out.
 * @typedef {{papers: [slug: string, tldr: string, body: string, authors: string[]][]}} Texts
 */

/**
 * A paper as it is indexed; TL;DR and body are empty until the text is there.
 * @typedef {import("../core/papers.js").PaperNames & {tldr: string, body: string}} Paper
 */

/**
 * @typedef {object} PaperHit
 * @property {string} address from the root of the site
 * @property {Segment[]} label
 * @property {Segment[]} title empty where the label says it
 * @property {Segment[]} section
 * @property {Segment[]} year
 * @property {Segment[]} venue
 * @property {{kind: "alias" | "author" | "tag", text: Segment[]}[]} reasons what matched and stands nowhere else
 * @property {Segment[]} snippet
 *
 * @typedef {{address: string, label: Segment[], kind: string}} PlaceHit a page that lists papers
 * @typedef {{papers: PaperHit[], total: number, places: PlaceHit[]}} Hits
 * @typedef {import("minisearch").SearchResult} Result
 */

const BOOST = {
  name: 6,
  aliases: 3,
  title: 4,
  authors: 2,
  first: 2,
  year: 6, // asked for almost as one sets a filter
  posted: 3,
  tags: 1.5,
  venue: 1.5,
  section: 0.5,
  tldr: 1.5,
  body: 1,
};
/** Fields that say what a paper is called, by whom and on what it is. */
const NAMES = ["name", "aliases", "title", "authors", "tags"];
/** Weight of each doubling of the papers that build upon one. */
const FAME = 0.08;
const PLACES = 3;
const SHORTEST_PREFIX = 3;
const SHORTEST_FUZZY = 3;
/** Edits forgiven, as a share of a term's letters. */
const FUZZY = 0.25;
/** Weight of a known word that the typed one becomes when two neighbouring letters are swapped. */
const SWAPPED_WEIGHT = 0.7;
const LONGEST_SWAPPED = 5;
/** Papers indexed in one go; between two goes the browser can take in keys. */
const CHUNK = 20;

/** How exactly a query is what a paper is called, or else who wrote it. */
const Called = { NOT: 0, BEGINS: 1, BY: 2, ALIAS: 3, NAME: 4 };

export class SearchEngine {
  /** @type {Paper[]} */
  #papers;
  /** @type {Map<string, Paper>} */
  #bySlug;
  /** Slugs by the keys of names, titles and aliases. @type {Map<string, Set<string>>} */
  #byKey = new Map();
  /** @type {Index} */
  #index;
  /** @type {MiniSearch} */
  #places;

  /** @param {Names} names */
  constructor(names) {
    this.#papers = papersOf(names).map((paper) => ({ ...paper, tldr: "", body: "" }));
    this.#bySlug = new Map(this.#papers.map((paper) => [paper.slug, paper]));
    for (const paper of this.#papers) {
      for (const name of [paper.name, paper.title, ...paper.aliases]) {
        const slugs = this.#byKey.get(key(name)) ?? new Set();
        this.#byKey.set(key(name), slugs.add(paper.slug));
      }
    }
    this.#index = new Index();
    this.#index.addAll(this.#papers);
    this.#places = placesOf(names);
  }

  /**
   * Search the texts too, from when the promise is fulfilled; until then the names are searched as before.
   * @param {Texts} texts
   */
  async addTexts(texts) {
    const bySlug = new Map(texts.papers.map(([slug, ...rest]) => [slug, rest]));
    const papers = this.#papers.map((paper) => {
      const [tldr, body, authors] = bySlug.get(paper.slug) ?? ["", "", []];
      return { ...paper, tldr, body, authors: [...paper.authors, ...authors] };
    });
    const index = new Index();
    await index.addAllAsync(papers, { chunkSize: CHUNK });
    this.#papers = papers;
    this.#bySlug = new Map(papers.map((paper) => [paper.slug, paper]));
    this.#index = index;
  }

  /**
   * The best papers for a query, best first, their number in all, and pages that list papers.
   * @param {string} query
   * @param {number} limit the most papers to tell of
   * @returns {Hits}
   */
  search(query, limit) {
    const results = this.#index.find(query);
    const keys = new Set([key(query), key(essence(query)), key(this.#index.spelled(query))].filter(Boolean));
    const known = new Set(results.map((result) => result.id));
    for (const slug of [...keys].flatMap((key) => [...(this.#byKey.get(key) ?? [])])) {
      if (!known.has(slug)) results.push({ id: slug, score: 0, terms: [], queryTerms: [], match: {} });
      known.add(slug);
    }
    const ranked = results
      .map((result) => ({ result, paper: this.#paper(result.id) }))
      .map((found) => ({ ...found, called: called(found.paper, keys), score: weighed(found.result, found.paper) }))
      .sort((a, b) => b.called - a.called || b.score - a.score || (a.paper.slug < b.paper.slug ? -1 : 1));
    return {
      papers: ranked.slice(0, limit).map(({ result, paper }) => hit(paper, meanings(result))),
      total: ranked.length,
      places: this.#findPlaces(query),
    };
  }

  /** @param {string} slug */
  #paper(slug) {
    return /** @type {Paper} */ (this.#bySlug.get(slug));
  }

  /** @param {string} query @returns {PlaceHit[]} */
  #findPlaces(query) {
    const wanted = key(query);
    if (wanted.length < 2) return [];
    const results = this.#places.search(essence(query)).sort(
      (a, b) => Number(key(b.label) === wanted) - Number(key(a.label) === wanted) || b.score - a.score,
    );
    return results.slice(0, PLACES).map((result) => ({
      address: result.id,
      label: marked(result.label, meanings(result)),
      kind: result.kind,
    }));
  }
}

/**
 * How well a paper fits, and a little how many build upon it: who asks for a topic or a person means what is known best.
 * @param {Result} result
 * @param {Paper} paper
 */
function weighed({ score }, { followers }) {
  return score * (1 + FAME * Math.log2(1 + followers));
}

/** An index of papers that also knows its terms, so that only unknown words are taken for typing mistakes. */
class Index extends MiniSearch {
  /** @type {Set<string>} */
  #terms;

  constructor() {
    /** @type {Set<string>} */
    const known = new Set();
    super({
      idField: "slug",
      fields: Object.keys(BOOST),
      extractField: (paper, field) => [paper[field]].flat().join("\n"),
      tokenize: terms,
      processTerm: (term) => (known.add(term), term),
      // Queries come as terms already, and what is asked for is not thereby known.
      searchOptions: { tokenize: (text) => text.split(" "), processTerm: (term) => term },
    });
    this.#terms = known;
  }

  /**
   * @param {string} query
   * @returns {Result[]}
   */
  find(query) {
    const words = [...new Set(terms(essence(query)))];
    const last = words.at(-1);
    if (!last) return [];
    const isKnown = (/** @type {string} */ word) => this.#terms.has(word);
    const swapped = words.filter((word) => !isKnown(word)).flatMap(swaps).filter(isKnown);
    const exactly = { fields: NAMES, boostTerm: () => SWAPPED_WEIGHT, prefix: false, fuzzy: false };
    return this.search(
      {
        queries: [
          words.join(" "),
          // Too short to begin a word of the text, but maybe a name.
          ...(last.length < SHORTEST_PREFIX ? [{ queries: [last], fields: ["name", "aliases"], prefix: true }] : []),
          ...(swapped.length ? [{ queries: [swapped.join(" ")], ...exactly }] : []),
        ],
      },
      {
        combineWith: "OR",
        boost: BOOST,
        prefix: (term) => term.length >= SHORTEST_PREFIX,
        fuzzy: (term) => this.#forgiven(term),
      },
    );
  }

  /**
   * The query with its unknown words replaced by the most likely ones of names.
   * @param {string} query
   */
  spelled(query) {
    const words = [...new Set(terms(essence(query)))];
    return words.map((word) => (this.#terms.has(word) ? word : this.#likely(word))).join(" ");
  }

  /** @param {string} word */
  #likely(word) {
    const swapped = swaps(word).find((other) => this.#terms.has(other));
    const fuzzy = this.#forgiven(word);
    return swapped ?? this.search(word, { fields: NAMES, fuzzy })[0]?.terms[0] ?? word;
  }

  /**
   * The edits to forgive in a term: none where it is known, or else as few as lead to a word of some name, or to any.
   * @param {string} term
   */
  #forgiven(term) {
    if (term.length < SHORTEST_FUZZY || /\d/u.test(term) || this.#terms.has(term)) return false;
    const most = Math.round(term.length * FUZZY);
    for (const fields of [NAMES, undefined]) {
      for (let edits = 1; edits <= most; edits += 1) {
        if (this.search(term, { fields, fuzzy: edits, prefix: true }).length) return edits;
      }
    }
    return false;
  }
}

/**
 * A short word with each two neighbouring letters swapped: too short for two edits, which a swap is otherwise.
 * @param {string} word
 */
function swaps(word) {
  if (word.length < 3 || word.length > LONGEST_SWAPPED || /\d/u.test(word)) return [];
  return Array.from(word.slice(1), (_, i) => word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2));
}

/**
 * The pages that list papers, found when every word of a query fits.
 * @param {Names} names
 */
function placesOf(names) {
  const years = [...new Set(names.papers.map((entry) => String(entry[5])))].sort();
  /** @type {[string, string, Labelled[]][]} */
  const tables = [
    ["section", "sections", names.sections],
    ["path", "paths", names.paths],
    ["benchmark", "benchmarks", names.benchmarks],
    ["tag", "tags", names.tags],
    ["author", "authors", names.authors],
    ["venue", "venues", names.venues],
    ["year", "years", years.map((year) => [year])],
  ];
  const index = new MiniSearch({
    fields: ["label"],
    storeFields: ["label", "kind"],
    tokenize: terms,
    processTerm: (term) => term,
    searchOptions: { combineWith: "AND", prefix: (term) => term.length > 1, fuzzy: (term) => term.length > 4 && 0.2 },
  });
  for (const [kind, folder, table] of tables) {
    index.addAll(table.map(([label, told]) => ({ id: `${folder}/${slug(label, told)}/`, label, kind })));
  }
  return index;
}

/**
 * @param {Paper} paper
 * @param {Set<string>} keys of the query
 */
function called(paper, keys) {
  const name = key(paper.name);
  if (keys.has(name)) return Called.NAME;
  if ([paper.title, ...paper.aliases].some((alias) => keys.has(key(alias)))) return Called.ALIAS;
  if (paper.authors.some((author) => keys.has(key(author)))) return Called.BY;
  return [...keys].some((begun) => name.startsWith(begun)) ? Called.BEGINS : Called.NOT;
}

/**
 * Which words of the query each term of a result stands for. A term that does not begin with a word of the query is
 * a guess; there is none for words that also have a term that does.
 * @param {Result} result
 * @returns {Meaning}
 */
function meanings(result) {
  const guessed = result.queryTerms.filter((word) => !result.terms.some((term) => term.startsWith(word)));
  return new Map(
    result.terms
      .map((term) => ({ term, begun: result.queryTerms.filter((word) => term.startsWith(word)) }))
      .map(({ term, begun }) => /** @type {[string, string[]]} */ ([term, begun.length ? begun : guessed]))
      .filter(([, words]) => words.length),
  );
}

/**
 * A paper with its matching words marked.
 * @param {Paper} paper
 * @param {Meaning} meaning
 * @returns {PaperHit}
 */
function hit(paper, meaning) {
  const title = titleBeside(paper);
  const explained = words([paper.name, title, paper.section, paper.venue, paper.year], meaning);
  /** @type {PaperHit["reasons"]} */
  const reasons = [];
  const kinds = /** @type {const} */ ([["alias", paper.aliases], ["author", paper.authors], ["tag", paper.tags]]);
  for (const [kind, texts] of kinds) {
    const news = texts.map((text) => ({ text, words: words([text], meaning, explained) }));
    const best = news.sort((a, b) => b.words.size - a.words.size)[0];
    if (!best?.words.size) continue;
    reasons.push({ kind, text: marked(best.text, meaning) });
    for (const word of best.words) explained.add(word);
  }
  const posted = words([paper.posted], meaning, explained).size ? `, posted ${paper.posted}` : "";
  return {
    address: `papers/${paper.slug}/`,
    label: marked(paper.name, meaning),
    title: marked(title, meaning),
    section: marked(paper.section, meaning),
    year: marked(paper.year + posted, meaning),
    venue: marked(paper.venue, meaning),
    reasons,
    snippet: marked(snippet(paper, meaning, explained), meaning),
  };
}

/**
 * The title without the name that stands before it already.
 * @param {Paper} paper
 */
function titleBeside({ name, title }) {
  if (title === name) return "";
  return title.startsWith(`${name}: `) ? title.slice(name.length + 2) : title;
}

/**
 * The words of the query that stand in any of some texts.
 * @param {string[]} texts
 * @param {Meaning} meaning
 * @param {Set<string>} [without] words to leave out
 */
function words(texts, meaning, without = new Set()) {
  const meant = texts.flatMap(terms).flatMap((term) => meaning.get(term) ?? []);
  return new Set(meant.filter((word) => !without.has(word)));
}

/**
 * The TL;DR, or a passage of the body when that has more words of the query which nothing else shows.
 * @param {Paper} paper
 * @param {Meaning} meaning
 * @param {Set<string>} explained words of the query that are shown beside
 */
function snippet(paper, meaning, explained) {
  const inTldr = words([paper.tldr], meaning, explained);
  const passage = excerpt(paper.body, restricted(meaning, explained));
  if (words([passage], meaning, explained).size > inTldr.size) return passage;
  return (inTldr.size && excerpt(paper.tldr, restricted(meaning, explained))) || paper.tldr;
}

/**
 * The terms that stand for other words than the given ones.
 * @param {Meaning} meaning
 * @param {Set<string>} without
 */
function restricted(meaning, without) {
  return new Map([...meaning].filter(([, words]) => words.some((word) => !without.has(word))));
}
