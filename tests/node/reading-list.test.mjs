// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { indexPapers } from "../../overrides/js/core/papers.js";
import { describeCounts, getGroup, sortMarked } from "../../overrides/js/reading-list/list-order.js";
import { NAMES } from "./collection.mjs";

/** @type {import("../../overrides/js/reading-list/mark.js").Marks} */
const MARKS = {
  "kite-2": { state: "to-read", since: "2026-11-20" },
  box: { state: "read", note: "Good.", since: "2026-11-28" },
  gone: { state: "read", since: "2026-11-28" },
  "kite-3": { note: "Just a note.", since: "2026-11-01" },
};
const PAPERS = indexPapers(NAMES);

/** @param {string} order */
function sort(order) {
  return sortMarked(MARKS, PAPERS, order).map(({ slug }) => slug);
}

test("the list is sorted by date, year or name; of equals, the last marked comes first", () => {
  assert.deepEqual(sort("date"), ["gone", "box", "kite-2", "kite-3"]);
  assert.deepEqual(sort("year"), ["kite-3", "box", "kite-2", "gone"]);
  assert.deepEqual(sort("name"), ["box", "gone", "kite-2", "kite-3"]);
});

test("a paper is in the group of its state, unless it left the collection", () => {
  const groups = sortMarked(MARKS, PAPERS, "name").map(getGroup);
  assert.deepEqual(groups, ["read", "gone", "to-read", "noted"]);
});

test("the counts are those of papers in the collection, and of all notes", () => {
  assert.equal(describeCounts(sortMarked(MARKS, PAPERS, "date")), "1 to read, 1 read, 2 notes");
  assert.equal(describeCounts([]), "0 to read, 0 read, 0 notes");
});
