// @ts-check
import { createElement } from "../core/dom.js";
import { pluralize } from "../core/text.js";

/**
 * Tell the reader what was imported.
 * @param {import("./entry-matching.js").Import} imported
 * @returns {HTMLElement[]}
 */
export function createReport({ marks, rejected, unmarked }) {
  const count = Object.keys(marks).length;
  const summary = createElement("p", `${pluralize(count, "paper")} ${count === 1 ? "was" : "were"} taken from the file.`);
  if (unmarked) summary.append(` ${unmarked} had neither state nor note and ${unmarked === 1 ? "is" : "are"} now to read.`);
  if (!rejected.length) return [summary];
  const verb = rejected.length === 1 ? "was" : "were";
  const others = createElement("p", `${rejected.length} of its entries ${verb} not recognised and left out:`);
  return [summary, others, createElement("ul", ...rejected.map((title) => createElement("li", title)))];
}
