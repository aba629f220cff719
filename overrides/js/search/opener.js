// @ts-check
/**
 * Opens the search: by a button, by `/`, by Ctrl or Cmd + K, or by `?q=` in the URL.
 *
 * Only this much is on every page. The rest is fetched all at once, when it is about to be used. What the reader types
 * in the meantime stays in the box and is searched as soon as the rest has arrived.
 */

import { getElement, getElements, hasModifier } from "../core/dom.js";
import { loadNames, loadTexts } from "./files.js";
import { showPanel } from "./panels.js";

/** @typedef {import("./dialog.js").SearchDialog} SearchDialog */

export function initSearch() {
  const dialog = document.querySelector("dialog.search");
  if (dialog instanceof HTMLDialogElement) new SearchOpener(dialog).init();
}

class SearchOpener {
  #dialog;
  #input;
  /** @type {Promise<SearchDialog> | undefined} */
  #loading;
  #isLoaded = false;
  /** What has the focus again when the search is closed. @type {HTMLElement | null} */
  #opener = null;

  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.#dialog = dialog;
    this.#input = getElement(dialog, "input", HTMLInputElement);
  }

  init() {
    for (const button of getElements(document, "[data-search-open]", HTMLElement)) this.#initButton(button);
    document.addEventListener("keydown", (event) => this.#onKey(event));
    this.#input.addEventListener("input", () => {
      if (!this.#isLoaded) showPanel(this.#dialog, "loading");
      this.#use((search) => search.loadTexts());
    });
    getElement(this.#dialog, "form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      this.#use((search) => search.openFirst());
    });
    this.#dialog.addEventListener("click", ({ target }) => this.#onClick(/** @type {Element} */ (target)));
    this.#dialog.addEventListener("close", () => this.#opener?.focus());
    this.#followUrl();
  }

  /**
   * Fetch the rest, once, and do something with it. After a failure, which the dialog shows, the next use tries again.
   * @param {(search: SearchDialog) => void} action
   */
  #use(action) {
    this.#loading ??= this.#load();
    this.#loading.then(action, () => {
      this.#loading = undefined;
      showPanel(this.#dialog, "failed");
    });
  }

  async #load() {
    const [{ SearchDialog }, names] = await Promise.all([import("./dialog.js"), loadNames()]);
    this.#isLoaded = true;
    return new SearchDialog(this.#dialog, names, loadTexts);
  }

  /** @param {HTMLElement | null} opener */
  #open(opener) {
    if (!this.#dialog.open) {
      this.#opener = opener;
      this.#dialog.showModal();
    }
    this.#input.focus();
    this.#input.select();
    this.#use((search) => search.loadTexts());
  }

  /**
   * Make a link to all papers, which is what there is without scripts, a button that opens the search.
   * @param {HTMLElement} link
   */
  #initButton(link) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
    for (const type of ["pointerenter", "focus"]) link.addEventListener(type, () => this.#use(() => {}), { once: true });
    link.addEventListener("click", (event) => {
      if (hasModifier(event)) return; // all papers, in a new tab
      event.preventDefault();
      this.#open(link);
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      this.#open(link);
    });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.defaultPrevented || event.isComposing) return;
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
    const isSlash = event.key === "/" && !hasModifier(event) && !isEditable(event.target) && !this.#dialog.open;
    if (!isCommand && !isSlash) return;
    event.preventDefault();
    this.#open(document.activeElement instanceof HTMLElement ? document.activeElement : null);
  }

  /** @param {Element} target */
  #onClick(target) {
    if (target === this.#dialog || target.closest(".search__close")) this.#dialog.close(); // the dialog is its own backdrop
    const example = target.closest("[data-search-example]");
    if (!example) return;
    this.#input.value = example.textContent ?? "";
    this.#input.focus();
    this.#input.dispatchEvent(new Event("input"));
  }

  /** Open the search if the URL has a query. */
  #followUrl() {
    const query = new URLSearchParams(location.search).get("q")?.trim();
    if (!query) return;
    this.#input.value = query;
    this.#open(null);
    // If the URL also has a fragment, the browser moves the focus there once the page is complete.
    const refocus = () => requestAnimationFrame(() => this.#dialog.open && this.#input.focus());
    if (location.hash) addEventListener("load", refocus);
  }
}

/** @param {EventTarget | null} target */
function isEditable(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
