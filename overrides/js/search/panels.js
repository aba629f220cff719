// @ts-check
import { getElements } from "../core/dom.js";

/**
 * Show one of the messages that take the place of results, or none.
 * @param {HTMLDialogElement} dialog
 * @param {"start" | "none" | "loading" | "failed" | null} name
 */
export function showPanel(dialog, name) {
  for (const panel of getElements(dialog, "[data-search-panel]", HTMLElement)) {
    panel.hidden = panel.dataset.searchPanel !== name;
  }
}
