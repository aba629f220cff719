// @ts-check
/** A menu that saves the listed papers as a bibliography. */

import { createButton, getElement } from "../core/dom.js";
import { readPageData } from "../core/page-data.js";

/** @typedef {import("../citations/formats.js").Format} Format */

/**
 * @param {HTMLDetailsElement} menu
 * @param {() => string[]} getSlugs gives the listed papers, in order
 * @param {(message: string) => void} onError gets a message for the reader
 */
export function initDownloadMenu(menu, getSlugs, onError) {
  const summary = getElement(menu, "summary", HTMLElement);
  const close = () => {
    menu.open = false;
    summary.focus();
  };
  const buttons = readPageData().formats.map((format) =>
    createButton(format.label, () => {
      close();
      save(getSlugs(), format).catch(() => onError("The citations could not be loaded. Try again."));
    }),
  );
  getElement(menu, ".download__formats", HTMLElement).replaceChildren(...buttons);
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) close();
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  });
}

/**
 * @param {string[]} slugs
 * @param {Format} format
 */
async function save(slugs, format) {
  const { saveBibliography } = await import("../citations/bibliography.js");
  await saveBibliography(slugs, format, "papers");
}
