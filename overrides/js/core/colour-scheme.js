// @ts-check
/** The button for the colour scheme: that of the system, light or dark. The choice holds for all pages and tabs. */

import { getElement } from "./dom.js";

const SCHEMES = /** @type {const} */ (["system", "light", "dark"]);
const LABELS = { system: "as the system", light: "light", dark: "dark" };

/** @typedef {(typeof SCHEMES)[number]} Scheme */

/** Where the browser keeps the choice. The script in the header, which runs before the page is painted, reads it too. */
const KEY = document.body.dataset.coloursKey ?? "";

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

export function initColourScheme() {
  const button = getElement(document, "[data-colours]", HTMLElement);
  let scheme = readScheme();
  const show = () => showScheme(scheme, button);
  button.addEventListener("click", () => {
    scheme = SCHEMES[(SCHEMES.indexOf(scheme) + 1) % SCHEMES.length] ?? "system";
    storeScheme(scheme);
    show();
  });
  systemIsDark.addEventListener("change", show);
  addEventListener("storage", ({ key }) => {
    if (key !== KEY && key !== null) return;
    scheme = readScheme();
    show();
  });
  show();
}

/** @returns {Scheme} */
function readScheme() {
  try {
    return SCHEMES.find((scheme) => scheme === localStorage.getItem(KEY)) ?? "system";
  } catch {
    return "system";
  }
}

/** @param {Scheme} scheme */
function storeScheme(scheme) {
  try {
    if (scheme === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, scheme);
  } catch {
    // The browser refuses to store anything: the choice holds for this page only.
  }
}

/**
 * @param {Scheme} scheme
 * @param {HTMLElement} button
 */
function showScheme(scheme, button) {
  const isDark = scheme === "system" ? systemIsDark.matches : scheme === "dark";
  document.body.setAttribute("data-md-color-scheme", isDark ? "slate" : "default");
  button.dataset.colours = scheme;
  button.title = `Colours: ${LABELS[scheme]}`;
  button.setAttribute("aria-label", button.title);
}
