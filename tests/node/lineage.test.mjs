// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { LineageGraph } from "../../overrides/js/lineage/graph.js";
import { findPapers, indexPapers } from "../../overrides/js/lineage/map-search.js";

/**
 * @typedef {import("../../overrides/js/lineage/graph.js").Line} Line
 * @typedef {import("../../overrides/js/lineage/graph.js").Paper} Paper
 */

/** The graph has elements, but looks into none of them. */
const element = /** @type {any} */ (null);

/**
 * @param {string} slug
 * @param {number} x
 * @param {number} y
 */
function makePaper(slug, x, y, { radius = 3, title = "A Title (2020)", aliases = "" } = {}) {
  return { element, slug, label: slug.toUpperCase(), title, aliases, section: "kites", x, y, radius };
}

/**
 * @param {string} from
 * @param {string} to
 * @param {string} [relation]
 */
function makeEdge(from, to, relation = "builds-on") {
  return { element, home: null, relation, descends: relation === "builds-on", from, to };
}

// a ← b ← c ← d in a chain; e uses c; c uses f, which builds on g.
const GRAPH = new LineageGraph(
  [
    makePaper("a", 0, 0, { radius: 9, aliases: "the first kite" }),
    makePaper("b", 100, 0),
    makePaper("c", 200, 0, { title: "Kites of A (2021)" }),
    makePaper("d", 300, 0),
    makePaper("e", 300, 60),
    makePaper("f", 150, 50),
    makePaper("g", 100, 50),
  ],
  [
    makeEdge("a", "b"),
    makeEdge("b", "c"),
    makeEdge("c", "d"),
    makeEdge("c", "e", "uses"),
    makeEdge("f", "c", "uses"),
    makeEdge("g", "f"),
    makeEdge("elsewhere", "a"),
  ],
);

/** @param {string} slug */
function get(slug) {
  return /** @type {Paper} */ (GRAPH.papers.get(slug));
}

/** @param {Iterable<Paper | undefined>} papers */
function list(papers) {
  return [...papers].map((paper) => paper?.slug).join(" ");
}

/** @param {Iterable<Line>} lines */
function listLines(lines) {
  return [...lines].map(({ earlier, later }) => earlier.slug + later.slug).join(" ");
}

const all = () => true;

test("lines lead from earlier papers to later ones; those to unknown papers are left out", () => {
  assert.equal(GRAPH.lines.length, 6);
  assert.equal(listLines(get("c").earlier), "bc fc");
  assert.equal(listLines(get("c").later), "cd ce");
});

test("descent is followed over all generations, other relations only from the paper itself", () => {
  const lineage = GRAPH.findLineage(get("c"), all);
  assert.equal(list(lineage.ancestors), "b f a");
  assert.equal(list(lineage.descendants), "d e");
  assert.equal(listLines(lineage.linesUp), "bc fc ab");
  assert.equal(list(GRAPH.findLineage(get("d"), all).ancestors), "c b a", "not f, which c only uses");
});

test("lines that do not count are not followed", () => {
  const lineage = GRAPH.findLineage(get("d"), ({ earlier }) => earlier.slug !== "b");
  assert.equal(list(lineage.ancestors), "c");
});

test("the nearest paper is ahead, rather far than aside", () => {
  assert.equal(GRAPH.findNearest(get("a"), [1, 0], all)?.slug, "b");
  assert.equal(GRAPH.findNearest(get("c"), [1, 0], all)?.slug, "d");
  assert.equal(GRAPH.findNearest(get("d"), [0, 1], all)?.slug, "e");
  assert.equal(GRAPH.findNearest(get("b"), [-1, 0], all)?.slug, "a");
  assert.equal(GRAPH.findNearest(get("a"), [-1, 0], all), undefined);
  assert.equal(GRAPH.findNearest(get("a"), [1, 0], ({ slug }) => slug !== "b")?.slug, "c");
});

test("papers on the map are found by all words, exact names first, then larger papers", () => {
  const index = indexPapers(GRAPH.papers.values());
  assert.equal(list(findPapers(index, "kites")), "c");
  assert.equal(list(findPapers(index, "first KITE")), "a");
  assert.equal(list(findPapers(index, "c")), "c");
  assert.equal(findPapers(index, "a title")[0]?.slug, "a", "the largest");
  assert.equal(findPapers(index, "e").at(0)?.slug, "e", "the one with this name");
  assert.deepEqual(findPapers(index, " "), []);
});
