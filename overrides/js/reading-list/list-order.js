// @ts-check
/** How the reading list is sorted, grouped and counted. No DOM: tests/node/reading-list.test.mjs tests it. */

import { pluralize } from "../core/text.js";

/**
 * @typedef {import("../core/papers.js").Paper} Paper
 * @typedef {import("./mark.js").Mark} Mark
 * @typedef {import("./mark.js").Marks} Marks
 *
 * @typedef {{slug: string, mark: Mark, paper: Paper | undefined}} MarkedPaper paper: undefined if it left the collection
 * @typedef {"to-read" | "read" | "noted" | "gone"} Group
 */

/** @type {Record<string, (one: MarkedPaper, other: MarkedPaper) => number>} */
const ORDERS = {
  date: (one, other) => other.mark.since.localeCompare(one.mark.since),
  year: (one, other) => Number(other.paper?.year ?? 0) - Number(one.paper?.year ?? 0),
  name: (one, other) => getName(one).localeCompare(getName(other), "en", { sensitivity: "base", numeric: true }),
};

/**
 * Marked papers in an order; of those that are equal in it, the last marked comes first.
 * @param {Marks} marks
 * @param {ReadonlyMap<string, Paper>} papers
 * @param {string} order
 * @returns {MarkedPaper[]}
 */
export function sortMarked(marks, papers, order) {
  return Object.entries(marks)
    .map(([slug, mark]) => ({ slug, mark, paper: papers.get(slug) }))
    .reverse()
    .sort(ORDERS[order]);
}

/** @param {MarkedPaper} marked */
export function getName({ slug, paper }) {
  return paper?.name ?? slug;
}

/** @param {MarkedPaper} marked @returns {Group} */
export function getGroup({ mark, paper }) {
  return paper ? (mark.state ?? "noted") : "gone";
}

/** @param {MarkedPaper[]} marked */
export function describeCounts(marked) {
  const groups = marked.map(getGroup);
  const count = (/** @type {Group} */ group) => groups.filter((other) => other === group).length;
  const notes = marked.filter(({ mark }) => mark.note).length;
  return `${count("to-read")} to read, ${count("read")} read, ${pluralize(notes, "note")}`;
}
