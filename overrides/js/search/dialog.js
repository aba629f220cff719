// @ts-check
/** The open search: shows what the engine finds, responds to keys, and keeps the query in the URL as `?q=`. */

import { getElement } from "../core/dom.js";
import { pluralize } from "../core/text.js";
import { UrlUpdater } from "../core/url-updater.js";
import { SearchEngine } from "./engine.js";
import { showPanel } from "./panels.js";
import { createListingItem, createPaperItem } from "./result-items.js";

/**
 * @typedef {import("../core/papers.js").Names} Names
 * @typedef {import("./engine.js").Hits} Hits
 * @typedef {import("./engine.js").Texts} Texts
 */

/** How many papers are shown at first, and how many more each time that the reader asks for more. */
const STEP = 20;
/** Milliseconds without a key after which screen readers announce the number of results. */
const ANNOUNCE_DELAY = 500;

export class SearchDialog {
  #dialog;
  #engine;
  #fetchTexts;
  #input;
  #limit = STEP;
  #listings;
  #more;
  #papers;
  #status;
  #url = new UrlUpdater(() => this.#buildUrl());
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #announcement;
  /** @type {Promise<void> | undefined} */
  #texts;
  #textsFailed = false;

  /**
   * @param {HTMLDialogElement} dialog
   * @param {Names} names
   * @param {() => Promise<Texts>} fetchTexts
   */
  constructor(dialog, names, fetchTexts) {
    this.#dialog = dialog;
    this.#engine = new SearchEngine(names);
    this.#fetchTexts = fetchTexts;
    this.#input = getElement(dialog, ".search__query", HTMLInputElement);
    this.#papers = getElement(dialog, ".search__papers", HTMLElement);
    this.#more = getElement(dialog, ".search__more", HTMLButtonElement);
    this.#listings = getElement(dialog, ".search__places", HTMLElement);
    this.#status = getElement(dialog, ".search__status", HTMLElement);
    this.#listen();
    if (dialog.open) this.#onInput();
    else this.#show();
  }

  /** Fetch the texts, once; they are large, so this waits until they are about to be searched. */
  loadTexts() {
    this.#texts ??= this.#addTexts();
  }

  /** Follow the first result of what is in the box. */
  openFirst() {
    this.#show();
    this.#getStops()[0]?.click();
  }

  #listen() {
    this.#input.addEventListener("input", () => this.#onInput());
    this.#dialog.addEventListener("keydown", (event) => this.#onKey(event));
    this.#dialog.addEventListener("close", () => this.#url.update());
    this.#dialog.addEventListener("click", ({ target }) => {
      // Whoever comes back from the page that a link leads to finds the results again.
      if (/** @type {Element} */ (target).closest("a")) this.#url.update();
    });
    this.#more.addEventListener("click", () => this.#showMore());
    visualViewport?.addEventListener("resize", () => this.#fitViewport());
    visualViewport?.addEventListener("scroll", () => this.#fitViewport());
    this.#fitViewport();
  }

  get #query() {
    return this.#input.value.trim();
  }

  async #addTexts() {
    try {
      await this.#engine.addTexts(await this.#fetchTexts());
    } catch {
      this.#textsFailed = true; // names alone are still worth searching
    }
    this.#show();
  }

  #onInput() {
    this.#limit = STEP;
    this.#show();
    getElement(this.#dialog, ".search__scroll", HTMLElement).scrollTop = 0;
    this.#url.schedule();
  }

  #buildUrl() {
    const url = new URL(location.href);
    if (this.#query && this.#dialog.open) url.searchParams.set("q", this.#query);
    else url.searchParams.delete("q");
    return url;
  }

  /** Show more papers, and move the focus to the first of them. */
  #showMore() {
    const first = this.#limit;
    this.#limit += STEP;
    this.#show();
    this.#getStops()[first]?.focus();
  }

  /** Show the results of what is in the box. A result that has the focus keeps it. */
  #show() {
    const query = this.#query;
    const hits = this.#engine.search(query, this.#limit);
    const focused = this.#getStops().find((stop) => stop === document.activeElement)?.getAttribute("href");
    this.#showHits(hits);
    showPanel(this.#dialog, hits.total ? null : query ? "none" : "start");
    if (focused) (this.#getStops().find((stop) => stop.getAttribute("href") === focused) ?? this.#input).focus();
    this.#announce(query ? describeCount(hits.papers.length, hits.total) : "");
  }

  /** @param {Hits} hits */
  #showHits({ papers, total, listings }) {
    this.#papers.replaceChildren(...papers.map((hit) => createPaperItem(this.#dialog, hit)));
    this.#papers.hidden = !papers.length;
    this.#more.hidden = papers.length === total;
    this.#more.textContent = `Show ${Math.min(STEP, total - papers.length)} more`;
    const items = listings.map((hit) => createListingItem(this.#dialog, hit));
    getElement(this.#listings, "ul", HTMLElement).replaceChildren(...items);
    this.#listings.hidden = !listings.length;
  }

  /** @param {string} message */
  #announce(message) {
    clearTimeout(this.#announcement);
    const whole = this.#textsFailed && message ? `${message}; names and titles only` : message;
    this.#announcement = setTimeout(() => {
      if (this.#status.textContent !== whole) this.#status.textContent = whole;
    }, ANNOUNCE_DELAY);
  }

  /** @returns {HTMLElement[]} what the arrow keys move through */
  #getStops() {
    const more = this.#more.hidden ? [] : [this.#more];
    return [...this.#papers.querySelectorAll("a"), ...more, ...this.#listings.querySelectorAll("a")];
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing) return;
    const stops = this.#getStops();
    const at = stops.findIndex((stop) => stop === document.activeElement);
    /** @type {HTMLElement | undefined} */
    let next;
    if (event.key === "Escape") this.#dialog.close(); // at once, even where the browser would first empty the box
    else if (event.key === "ArrowDown") next = stops[at + 1] ?? stops.at(-1);
    else if (event.key === "ArrowUp") next = at > 0 ? stops[at - 1] : this.#input;
    else if (event.key === "Home" && at >= 0) next = stops[0];
    else if (event.key === "End" && at >= 0) next = stops.at(-1);
    else return this.#onOtherKey(event, at >= 0);
    if (event.key === "ArrowUp" && document.activeElement === this.#input) return;
    event.preventDefault();
    next?.focus();
  }

  /**
   * A letter typed while a result has the focus goes into the box.
   * @param {KeyboardEvent} event
   * @param {boolean} isOnResult
   */
  #onOtherKey(event, isOnResult) {
    if (!isOnResult || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^\S$/u.test(event.key) || event.key === "Backspace") this.#input.focus(); // a space would press a button
  }

  /** Keep the dialog above a phone's keyboard, which covers the page without making it smaller. */
  #fitViewport() {
    if (!visualViewport) return;
    this.#dialog.style.setProperty("--search-visible-height", `${visualViewport.height}px`);
    this.#dialog.style.setProperty("--search-visible-top", `${visualViewport.offsetTop}px`);
  }
}

/**
 * @param {number} shown
 * @param {number} total
 */
function describeCount(shown, total) {
  if (!total) return "No papers found";
  return shown < total ? `The best ${shown} of ${total} papers` : pluralize(total, "paper");
}
