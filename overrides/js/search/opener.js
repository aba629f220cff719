// @ts-check
/**
 * Opens the search: by a button, by `/`, by Ctrl or Cmd + K, or by an address with `?q=`.
 *
 * This much is on every page. The rest is fetched when it is about to be used, all at once; what is typed meanwhile
 * stays in the box and is searched as soon as that is there.
 */

import { load as loadData } from "../core/site.js";

const OPENERS = "[data-search-open]";
const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog.search"));
const form = dialog?.querySelector("form");
const input = dialog?.querySelector("input");

if (dialog && form && input) {
  /** @typedef {import("./dialog.js").SearchDialog} SearchDialog */
  /** @type {Promise<SearchDialog> | undefined} */
  let loading;
  let isLoaded = false;
  /** @type {HTMLElement | null} */
  let opener = null;

  const load = async () => {
    const [{ SearchDialog }, names] = await Promise.all([
      import("./dialog.js"),
      loadData("search/names.json"),
    ]);
    isLoaded = true;
    return new SearchDialog(dialog, names, () => loadData("search/text.json"));
  };

  /**
   * Fetch the rest, once, and do something with it; after a failure, which the dialog shows, once more at the next try.
   * @param {(search: SearchDialog) => void} action
   */
  const use = (action) => {
    loading ??= load();
    loading.then(action, () => {
      loading = undefined;
      show("failed");
    });
  };

  /** @param {"loading" | "failed"} wanted */
  const show = (wanted) => {
    for (const panel of /** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll("[data-search-panel]"))) {
      panel.hidden = panel.dataset.searchPanel !== wanted;
    }
  };

  const warm = () => use(() => {});

  const open = (/** @type {HTMLElement | null} */ from) => {
    if (!dialog.open) {
      opener = from;
      dialog.showModal();
    }
    input.focus();
    input.select();
    use((search) => search.opened());
  };

  for (const button of document.querySelectorAll(OPENERS)) {
    button.setAttribute("role", "button");
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
    button.addEventListener("pointerenter", warm, { once: true });
    button.addEventListener("focus", warm, { once: true });
    button.addEventListener("click", (event) => {
      if (!(event instanceof MouseEvent) || hasModifier(event)) return; // a new tab with all papers
      event.preventDefault();
      open(/** @type {HTMLElement} */ (button));
    });
    button.addEventListener("keydown", (event) => {
      if (!(event instanceof KeyboardEvent) || event.key !== " ") return;
      event.preventDefault();
      open(/** @type {HTMLElement} */ (button));
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const commanded = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
    const slashed = event.key === "/" && !hasModifier(event) && !isTyping(event.target) && !dialog.open;
    if (!commanded && !slashed) return;
    event.preventDefault();
    open(document.activeElement instanceof HTMLElement ? document.activeElement : null);
  });

  input.addEventListener("input", () => {
    if (!isLoaded) show("loading");
    use((search) => search.opened());
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    use((search) => search.openFirst());
  });
  dialog.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target === dialog || target.closest(".search__close")) dialog.close(); // the dialog itself is its backdrop
    const example = target.closest("[data-search-example]");
    if (!example) return;
    input.value = example.textContent ?? "";
    input.focus();
    input.dispatchEvent(new Event("input"));
  });
  dialog.addEventListener("close", () => opener?.focus());

  const query = new URLSearchParams(location.search).get("q")?.trim();
  if (query) {
    input.value = query;
    open(null);
    // An address that also names a place on the page moves the focus there once the page is complete.
    if (location.hash) addEventListener("load", () => requestAnimationFrame(() => dialog.open && input.focus()));
  }
}

/** @param {MouseEvent | KeyboardEvent} event */
function hasModifier(event) {
  return event.ctrlKey || event.metaKey || event.altKey;
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
