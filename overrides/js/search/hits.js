// @ts-check
/** What the reader sees of a paper that is found: which words matched, and where. No DOM. */

import { stripName } from "../core/text.js";
import { findExcerpt, highlight } from "./highlights.js";
import { splitTerms } from "./terms.js";

/**
 * @typedef {import("./engine.js").IndexedPaper} IndexedPaper
 * @typedef {import("./highlights.js").Meanings} Meanings
 * @typedef {import("./highlights.js").Segment} Segment
 * @typedef {{kind: "alias" | "author" | "tag", text: Segment[]}} Reason a match that is seen nowhere else
 *
 * @typedef {object} PaperHit
 * @property {string} path of its page, relative to the root of the site
 * @property {Segment[]} name
 * @property {Segment[]} title empty if it is the name
 * @property {Segment[]} section
 * @property {Segment[]} year
 * @property {Segment[]} venue
 * @property {Reason[]} reasons
 * @property {Segment[]} snippet
 */

/**
 * Which words of the query each term of a result stands for. A term that does not begin with a word of the query is a
 * guess; there are none for words that also have a term which does.
 * @param {Pick<import("minisearch").SearchResult, "terms" | "queryTerms">} result
 * @returns {Meanings}
 */
export function mapMeanings({ terms, queryTerms }) {
  const guessed = queryTerms.filter((word) => !terms.some((term) => term.startsWith(word)));
  return new Map(
    terms
      .map((term) => ({ term, begun: queryTerms.filter((word) => term.startsWith(word)) }))
      .map(({ term, begun }) => /** @type {const} */ ([term, begun.length ? begun : guessed]))
      .filter(([, words]) => words.length),
  );
}

/**
 * @param {IndexedPaper} paper
 * @param {Meanings} meanings
 * @returns {PaperHit}
 */
export function buildHit(paper, meanings) {
  const title = paper.title === paper.name ? "" : stripName(paper.title, paper.name);
  const shown = collectWords([paper.name, title, paper.section, paper.venue, paper.year], meanings);
  const reasons = findReasons(paper, meanings, shown);
  const posted = collectWords([paper.posted], meanings, shown).size ? `, posted ${paper.posted}` : "";
  return {
    path: paper.path,
    name: highlight(paper.name, meanings),
    title: highlight(title, meanings),
    section: highlight(paper.section, meanings),
    year: highlight(paper.year + posted, meanings),
    venue: highlight(paper.venue, meanings),
    reasons,
    snippet: highlight(chooseSnippet(paper, meanings, shown), meanings),
  };
}

/**
 * The alias, the author and the tag that have most of the words that are not shown yet.
 * @param {IndexedPaper} paper
 * @param {Meanings} meanings
 * @param {Set<string>} shown words of the query that are shown; those of the reasons are added
 */
function findReasons(paper, meanings, shown) {
  /** @type {Reason[]} */
  const reasons = [];
  const kinds = /** @type {const} */ ([["alias", paper.aliases], ["author", paper.authors], ["tag", paper.tags]]);
  for (const [kind, texts] of kinds) {
    const candidates = texts.map((text) => ({ text, words: collectWords([text], meanings, shown) }));
    const best = candidates.sort((one, other) => other.words.size - one.words.size)[0];
    if (!best?.words.size) continue;
    reasons.push({ kind, text: highlight(best.text, meanings) });
    for (const word of best.words) shown.add(word);
  }
  return reasons;
}

/**
 * The words of the query that any of some texts has.
 * @param {string[]} texts
 * @param {Meanings} meanings
 * @param {Set<string>} [excluded]
 */
function collectWords(texts, meanings, excluded = new Set()) {
  const words = texts.flatMap(splitTerms).flatMap((term) => meanings.get(term) ?? []);
  return new Set(words.filter((word) => !excluded.has(word)));
}

/**
 * The TL;DR, or a passage of the body if that has more of the words that are not shown yet.
 * @param {IndexedPaper} paper
 * @param {Meanings} meanings
 * @param {Set<string>} shown words of the query
 */
function chooseSnippet(paper, meanings, shown) {
  const rest = excludeWords(meanings, shown);
  const inTldr = collectWords([paper.tldr], meanings, shown);
  const passage = findExcerpt(paper.body, rest);
  if (collectWords([passage], meanings, shown).size > inTldr.size) return passage;
  return (inTldr.size && findExcerpt(paper.tldr, rest)) || paper.tldr;
}

/**
 * The terms that stand for other words than the excluded ones.
 * @param {Meanings} meanings
 * @param {Set<string>} excluded
 * @returns {Meanings}
 */
function excludeWords(meanings, excluded) {
  return new Map([...meanings].filter(([, words]) => words.some((word) => !excluded.has(word))));
}
