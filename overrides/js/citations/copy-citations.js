// @ts-check
/** Gives each citation on a paper's page a button that copies it. */

import { canCopy, createCopyButton } from "../core/copy-button.js";

export function addCopyButtons() {
  if (!canCopy) return;
  for (const citation of document.querySelectorAll("[data-citation]")) {
    const [label, text] = citation.children;
    label?.append(createCopyButton("Copy", citation.getAttribute("data-citation") ?? "", () => text?.textContent ?? ""));
  }
}
