// @ts-check
/** How many papers of a set the reader has read; says nothing before the first mark. */

import { all, subscribe } from "./mark-store.js";

const places = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-progress]"));

/**
 * The papers that a place names or, where it names none, those that the page lists.
 * @param {HTMLElement} place
 * @returns {string[]}
 */
function slugs({ dataset }) {
  if (dataset.progress) return dataset.progress.split(" ");
  const listed = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-paper]"));
  return [...new Set([...listed].map((paper) => paper.dataset.paper ?? ""))];
}

function show() {
  const marks = all();
  const isUsed = Object.keys(marks).length > 0;
  for (const place of places) {
    const set = isUsed ? slugs(place) : [];
    const read = set.filter((slug) => marks[slug]?.state === "read").length;
    place.textContent = isUsed ? `${read} of ${set.length} read` : "";
    place.style.setProperty("--share", String(set.length && read / set.length));
  }
}

if (places.length) {
  show();
  subscribe(show);
}
