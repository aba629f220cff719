// @ts-check
/** The page of all papers: sorts and narrows the list as the reader chooses, and keeps the choice in the URL. */

import { getElement, getElements } from "../core/dom.js";
import { pluralize } from "../core/text.js";
import { UrlUpdater } from "../core/url-updater.js";
import { getMarks, subscribe } from "../reading-list/mark-store.js";
import { initDownloadMenu } from "./download-menu.js";
import { FacetChoices } from "./facet-choices.js";
import { FilterChips } from "./filter-chips.js";
import { PaperFilter } from "./paper-filter.js";
import { isNarrowing, readQuery, writeQuery } from "./query.js";
import { readRows, readTexts, RowList } from "./rows.js";
import { Timeline } from "./timeline.js";

/**
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./rows.js").Row} Row
 */

/** The facet whose values only the reader's browser knows. */
const READING = "reading";
const UNREAD = "unread";

/** @param {HTMLElement} page */
export async function initExplorer(page) {
  const facets = getElements(page, "[data-facet]", HTMLElement).map((group) => new FacetChoices(group));
  const names = facets.map(({ name }) => name).filter((name) => name !== READING);
  const rows = await readRows(getElements(page, ".entry", HTMLElement), names);
  new Explorer(page, rows, facets).init();
  page.dataset.explore = "ready";
}

class Explorer {
  #page;
  #rows;
  #facets;
  #words;
  #from;
  #to;
  #sort;
  #status;
  #results;
  #filter;
  #list;
  #timeline;
  #chips;
  #options;
  /** @type {Query} */
  #query;
  #hasTexts = false;
  /** Positions of the rows that are shown. @type {number[]} */
  #order = [];
  #url = new UrlUpdater(() => this.#buildUrl());

  /**
   * @param {HTMLElement} page
   * @param {Row[]} rows
   * @param {FacetChoices[]} facets
   */
  constructor(page, rows, facets) {
    this.#page = page;
    this.#rows = rows;
    this.#facets = facets;
    this.#words = getElement(page, "[name=words]", HTMLInputElement);
    this.#from = getElement(page, "[name=from]", HTMLSelectElement);
    this.#to = getElement(page, "[name=to]", HTMLSelectElement);
    this.#sort = getElement(page, "[name=sort]", HTMLSelectElement);
    this.#status = getElement(page, "[data-status]", HTMLElement);
    this.#results = getElement(page, ".found", HTMLElement);
    const elements = rows.map((row) => row.element);
    this.#list = new RowList(getElement(page, ".found__rows", HTMLElement), elements);
    this.#filter = new PaperFilter(rows, facets);
    const change = (/** @type {Partial<Query>} */ query) => this.#change(query);
    this.#timeline = new Timeline(getElement(page, "[data-timeline]", HTMLElement), change);
    this.#chips = new FilterChips(getElement(page, ".chips", HTMLElement), facets, change);
    this.#options = { facets, sorts: [...this.#sort.options].map(({ value }) => value) };
    this.#query = this.#readUrl();
  }

  init() {
    const getSlugs = () => this.#order.map((position) => this.#rows[position]?.slug ?? "");
    const menu = getElement(this.#page, "[data-download]", HTMLDetailsElement);
    initDownloadMenu(menu, getSlugs, (message) => (this.#status.textContent = message));
    this.#page.addEventListener("input", (event) => this.#onInput(/** @type {HTMLInputElement} */ (event.target)));
    this.#initToggle();
    addEventListener("popstate", () => this.#restore());
    // On return to a page, browsers put back what was typed and ticked; the URL is more reliable.
    addEventListener("pageshow", () => this.#restore());
    addEventListener("pagehide", () => this.#url.flush());
    subscribe(() => {
      this.#readMarks();
      this.#refresh();
    });
    this.#readMarks();
    this.#show();
  }

  /**
   * Change the query as the reader asks.
   * @param {Partial<Query>} change the rest stays
   */
  #change(change) {
    this.#query = { ...this.#query, ...change };
    this.#url.schedule();
    this.#show({ isAsked: true });
  }

  #readUrl() {
    return readQuery(new URLSearchParams(location.search), this.#options);
  }

  #buildUrl() {
    const params = String(writeQuery(this.#query, new URLSearchParams(location.search), this.#options));
    return `${location.pathname}${params && "?"}${params}${location.hash}`;
  }

  #restore() {
    this.#url.flush();
    this.#query = this.#readUrl();
    this.#show();
  }

  /** @param {HTMLInputElement} control */
  #onInput(control) {
    if (!control.name) return;
    let [from, to] = [readYear(this.#from), readYear(this.#to)];
    if (from !== null && to !== null && from > to) [from, to] = control.name === "from" ? [from, from] : [to, to];
    const chosen = Object.fromEntries(this.#facets.map((facet) => [facet.name, facet.chosen]));
    this.#change({ chosen, from, to, words: this.#words.value.trim(), sort: this.#sort.value });
  }

  #readMarks() {
    const marks = getMarks();
    for (const row of this.#rows) row.values[READING] = [marks[row.slug]?.state ?? UNREAD];
  }

  /** Show the query in all controls, and what it finds. */
  #show({ isAsked = false } = {}) {
    const { chosen, from, to, words, sort } = this.#query;
    for (const facet of this.#facets) facet.chosen = chosen[facet.name] ?? [];
    if (this.#words.value.trim() !== words) this.#words.value = words;
    this.#from.value = String(from ?? "");
    this.#to.value = String(to ?? "");
    this.#sort.value = sort;
    const count = this.#chips.show(this.#query);
    getElement(this.#page, "[data-active]", HTMLElement).textContent = count ? String(count) : "";
    this.#refresh({ isAsked });
  }

  /** Show what the query finds. */
  async #refresh({ isAsked = false } = {}) {
    const query = this.#query;
    if (query.words && !this.#hasTexts) {
      await readTexts(this.#rows);
      this.#hasTexts = true;
      if (query !== this.#query) return;
    }
    const { order, counts, years } = this.#filter.find(query);
    this.#order = order;
    for (const facet of this.#facets) facet.update(counts[facet.name] ?? new Map());
    this.#timeline.update(years, query);
    this.#showCount(order.length, isNarrowing(query));
    const elements = order.map((position) => /** @type {Row} */ (this.#rows[position]).element);
    if (this.#list.show(elements) && isAsked) requestAnimationFrame(() => this.#scrollToStart());
  }

  /**
   * @param {number} count
   * @param {boolean} isPart
   */
  #showCount(count, isPart) {
    const total = pluralize(this.#rows.length, "paper");
    this.#status.textContent = isPart ? `${count} of ${total}` : total;
    getElement(this.#page, "[data-done]", HTMLElement).textContent = `Show ${pluralize(count, "paper")}`;
    getElement(this.#page, ".found__nothing", HTMLElement).hidden = count > 0;
  }

  /** A reader who changes filters far down the list wants to see what is found from the first paper on. */
  #scrollToStart() {
    if (this.#results.getBoundingClientRect().top < 0) this.#results.scrollIntoView();
  }

  /** On small screens, a button folds and unfolds the filters. */
  #initToggle() {
    const toggle = getElement(this.#page, ".filters__toggle", HTMLElement);
    const setOpen = (/** @type {boolean} */ isOpen) => toggle.setAttribute("aria-expanded", String(isOpen));
    toggle.addEventListener("click", () => setOpen(toggle.getAttribute("aria-expanded") !== "true"));
    getElement(this.#page, "[data-done]", HTMLElement).addEventListener("click", () => {
      setOpen(false);
      this.#results.scrollIntoView();
      document.getElementById("papers")?.focus();
    });
  }
}

/** @param {HTMLSelectElement} select */
function readYear({ value }) {
  return value ? Number(value) : null;
}
