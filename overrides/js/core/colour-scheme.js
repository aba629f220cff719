// @ts-check
/** The button for light and dark: as the system has it, light, dark. What is chosen holds for every page and tab. */

const WAYS = /** @type {const} */ (["system", "light", "dark"]);
const LABELS = { system: "as the system", light: "light", dark: "dark" };

/** @typedef {(typeof WAYS)[number]} Way */

/** The script in the header (partials/javascripts/palette.html) reads the same key. */
const KEY = `${document.querySelector('meta[name="application-name"]')?.getAttribute("content")}/colours`;
const system = matchMedia("(prefers-color-scheme: dark)");
const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-colours]"));

let way = kept();

/** @returns {Way} */
function kept() {
  try {
    return WAYS.find((known) => known === localStorage.getItem(KEY)) ?? "system";
  } catch {
    return "system";
  }
}

function keep() {
  try {
    if (way === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, way);
  } catch {
    // The browser keeps nothing: the choice holds for this page.
  }
}

function show() {
  const isDark = way === "system" ? system.matches : way === "dark";
  document.body.setAttribute("data-md-color-scheme", isDark ? "slate" : "default");
  if (!button) return;
  button.dataset.colours = way;
  button.title = `Colours: ${LABELS[way]}`;
  button.setAttribute("aria-label", button.title);
}

button?.addEventListener("click", () => {
  way = WAYS[(WAYS.indexOf(way) + 1) % WAYS.length] ?? "system";
  keep();
  show();
});
system.addEventListener("change", show);
addEventListener("storage", (event) => {
  if (event.key !== KEY && event.key !== null) return;
  way = kept();
  show();
});
show();
