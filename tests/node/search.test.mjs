// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { SearchEngine } from "../../overrides/js/search/engine.js";
import { NAMES, TEXTS } from "./collection.mjs";

/** @typedef {import("../../overrides/js/search/highlights.js").Segment} Segment */

const byName = new SearchEngine(NAMES);
const byText = new SearchEngine(NAMES);
await byText.addTexts(TEXTS);

/** @param {string} query */
function find(query, engine = byText) {
  return engine.search(query, 20).papers.map(({ path }) => path.split("/")[1]);
}

/** @param {string} query */
function findFirst(query) {
  const [paper] = byText.search(query, 1).papers;
  assert.ok(paper, query);
  return paper;
}

/** @param {Segment[]} segments */
function show(segments) {
  return segments.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join("");
}

/** What readers type, and the paper that they look for. */
const QUERIES = {
  "a name": ["BoxKite", "box"],
  "a name in another spelling": ["kite 3", "kite-3"],
  "the beginning of a name": ["boxk", "box"],
  "an alias": ["self flying kite", "kite-3"],
  "a title": ["singing kettles", "singing-kettles"],
  "a title without a name beside it": ["Flying without a Tail", "box"],
  "an author and a year": ["kowalska 2021", "box"],
  "a typing error": ["boxkiet", "box"],
  "swapped letters of a short word": ["ktie 2", "kite-2"],
  "a tag": ["steam", "singing-kettles"],
  "words of the text": ["rudder wind", "kite-3"],
  "a question": ["what is a tailless kite?", "box"],
  "the year of the first posting": ["kowalska 2020", "box"],
  "an author whom only the texts name": ["eve oz", "box"],
};

for (const [subject, [query = "", slug]] of Object.entries(QUERIES)) {
  test(`${subject} finds its paper first: ${query}`, () => assert.equal(find(query)[0], slug));
}

test("before the texts are there, names are found, and texts are not", () => {
  assert.equal(find("kite-3", byName)[0], "kite-3");
  assert.deepEqual(find("rudder", byName), []);
  assert.deepEqual(find("rudder"), ["kite-3"]);
});

test("of papers that match alike, the one that most build on comes first", () => {
  assert.deepEqual(find("bo lind"), ["kite-3", "kite-2"]);
});

test("a known word is not taken for a typing error", () => {
  assert.ok(!find("sings").includes("kite-2"));
  assert.deepEqual(find("xylophone"), []);
  assert.deepEqual(find(""), []);
});

test("a limit leaves the number of papers found as it is", () => {
  const { papers, total } = byText.search("kite", 2);
  assert.equal(papers.length, 2);
  assert.equal(total, 3);
});

test("a match is marked where it is seen, and explained where it is not", () => {
  const byAlias = findFirst("tailless");
  assert.deepEqual(byAlias.reasons.map(({ kind, text }) => `${kind}: ${show(text)}`), ["alias: [tailless] kite"]);
  assert.equal(show(findFirst("boxkiet").name), "[BoxKite]");
  assert.equal(show(findFirst("boxkite").title), "Flying without a Tail", "the name is beside it");
  assert.equal(show(findFirst("doe 2021").year), "[2021]");
  assert.equal(show(findFirst("kowalska 2020").year), "2021, posted [2020]");
});

test("the snippet shows the passage that has the words, or else the TL;DR", () => {
  assert.equal(show(findFirst("upright gusts").snippet), "Each cell keeps the other one [upright] in [gusts].");
  assert.equal(show(findFirst("boxkite").snippet), "A kite of two boxes needs no tail.");
});

test("pages that list papers are offered, an exact match first", () => {
  const paths = (/** @type {string} */ query) => byText.search(query, 1).listings.map(({ path }) => path);
  assert.deepEqual(paths("kites"), ["sections/kite-flying/"]);
  assert.deepEqual(paths("Kowalska"), ["authors/ada-kowalska/"]);
  assert.deepEqual(paths("low wind"), ["tags/low-wind/"]);
  assert.deepEqual(paths("2019"), ["years/2019/"]);
  assert.deepEqual(paths("k"), [], "a single letter says too little");
});
