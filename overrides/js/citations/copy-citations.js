// @ts-check
/** Gives each citation on a paper's page a button that copies it. */

import { canCopy, copyButton } from "../core/copy-button.js";

for (const citation of canCopy ? document.querySelectorAll("[data-citation]") : []) {
  const [label, text] = citation.children;
  const button = copyButton("Copy", citation.getAttribute("data-citation") ?? "", () => `${text?.textContent}`);
  label?.append(button);
}
