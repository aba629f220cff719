// @ts-check
/**
 * Opens the search: by a button, by `/`, by Ctrl or Cmd + K, or by an address with `?q=`.
 *
 * This much is on every page. The rest is fetched when it is about to be used, all at once; what is typed meanwhile
 * stays in the box and is searched as soon as that is there.
 */

const OPENERS = "[data-search-open]";
const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("search"));
const form = dialog?.querySelector("form");
const input = dialog?.querySelector("input");

if (dialog && form && input) {
  const base = new URL(`${dialog.dataset.base?.replace(/\/?$/u, "/")}`, document.baseURI).href;

  /** @type {Promise<import("./search-dialog.js").SearchDialog> | undefined} */
  let loaded;
  /** @type {HTMLElement | null} */
  let opener = null;

  const load = async () => {
    const [{ SearchDialog }, names] = await Promise.all([
      import("./search-dialog.js"),
      fetchJson(`${base}search/names.json`),
      // These are asked for by the first; naming them here saves two round trips.
      import("./search-engine.js"),
      import("./search-text.js"),
      import("./minisearch.js"),
    ]);
    return new SearchDialog(dialog, base, names, () => fetchJson(`${base}search/text.json`));
  };

  /** Fetch the rest, once; after a failure, once more at the next try. */
  const ready = () => {
    loaded ??= load().catch((error) => {
      loaded = undefined;
      show("failed");
      throw error;
    });
    return loaded;
  };

  /** @param {"loading" | "failed"} wanted */
  const show = (wanted) => {
    for (const panel of /** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll("[data-search-panel]"))) {
      panel.hidden = panel.dataset.searchPanel !== wanted;
    }
  };

  /** Fetch the rest without waiting for it; a failure is shown in the dialog. */
  const warm = () => void ready().catch(() => {});

  const open = (/** @type {HTMLElement | null} */ from) => {
    if (!dialog.open) {
      opener = from;
      dialog.showModal();
    }
    input.focus();
    input.select();
    warm();
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
    if (!loaded) show("loading");
    warm();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void ready().then((search) => search.openFirst()).catch(() => {});
  });
  dialog.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target === dialog || target.closest(".search__close")) dialog.close(); // the dialog itself is its backdrop
  });
  dialog.addEventListener("close", () => opener?.focus());

  const query = new URLSearchParams(location.search).get("q")?.trim();
  if (query) {
    input.value = query;
    open(null);
  }
}

/** @param {string} address */
async function fetchJson(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`expected ${address}, found status ${response.status}`);
  return response.json();
}

/** @param {MouseEvent | KeyboardEvent} event */
function hasModifier(event) {
  return event.ctrlKey || event.metaKey || event.altKey;
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
