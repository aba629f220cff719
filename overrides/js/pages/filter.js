// @ts-check
// A box above a long list of papers that hides what does not contain the words typed into it.

import { fold } from "../search/terms.js";

for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-filter]"))) addFilter(place);

/** @param {HTMLElement} place */
function addFilter(place) {
  const groups = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".year-group"))].map((group) => ({
    group,
    entries: [.../** @type {NodeListOf<HTMLElement>} */ (group.querySelectorAll(".entry"))].map((entry) => ({
      entry,
      text: fold(entry.textContent ?? ""),
    })),
  }));
  const total = groups.reduce((sum, { entries }) => sum + entries.length, 0);

  const input = document.createElement("input");
  input.type = "search";
  input.placeholder = "Filter this list";
  input.setAttribute("aria-label", "Filter this list by words of name, title, author, year or TL;DR");
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  place.append(input, status);

  input.addEventListener("input", () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { group, entries } of groups) {
      let inGroup = 0;
      for (const { entry, text } of entries) {
        entry.hidden = !words.every((word) => text.includes(word));
        if (!entry.hidden) inGroup += 1;
      }
      group.hidden = inGroup === 0;
      shown += inGroup;
    }
    status.textContent = words.length ? `${shown} of ${total}` : "";
  });
}
