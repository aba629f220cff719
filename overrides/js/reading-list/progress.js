// @ts-check
/** Shows how many papers of a set the reader has read, once there is any mark. */

import { getElements } from "../core/dom.js";
import { countRead } from "./mark.js";
import { getMarks, subscribe } from "./mark-store.js";

export function initProgress() {
  const outputs = getElements(document, "[data-progress]", HTMLElement);
  if (!outputs.length) return;
  const show = () => {
    const marks = getMarks();
    for (const output of outputs) showProgress(output, marks);
  };
  show();
  subscribe(show);
}

/**
 * @param {HTMLElement} output
 * @param {import("./mark.js").Marks} marks
 */
function showProgress(output, marks) {
  const isUsed = Object.keys(marks).length > 0;
  const slugs = isUsed ? readSlugs(output) : [];
  const read = countRead(slugs, marks);
  output.textContent = isUsed ? `${read} of ${slugs.length} read` : "";
  output.style.setProperty("--share", String(slugs.length && read / slugs.length));
}

/**
 * The papers that an element names or, if it names none, those that the page lists.
 * @param {HTMLElement} output
 */
function readSlugs({ dataset }) {
  if (dataset.progress) return dataset.progress.split(" ");
  const listed = getElements(document, "[data-paper]", HTMLElement);
  return [...new Set(listed.map((paper) => paper.dataset.paper ?? ""))];
}
