// @ts-check
/** The page of all papers: sorts and narrows the list as the reader chooses, and keeps the choice in the address. */

import { Choices } from "../explore/facet-choices.js";
import { Chips } from "../explore/filter-chips.js";
import { addDownloads } from "../explore/download-menu.js";
import { Finder } from "../explore/paper-filter.js";
import { narrows, read, SORTS, write } from "../explore/query.js";
import { readRows, readTexts, RowList } from "../explore/rows.js";
import { Timeline } from "../explore/timeline.js";
import * as marks from "../reading-list/mark-store.js";

/** @typedef {import("../explore/query.js").Query} Query */

/** Browsers refuse to change the address very often, as typing and dragging would. */
const ADDRESS_DELAY = 200; // milliseconds
/** The facet that only the reader's browser knows. */
const READING = "reading";

const page = /** @type {HTMLElement} */ (document.querySelector("[data-explore]"));

/**
 * A part of the page that the template puts there.
 * @template {Element} T
 * @param {string} selector
 * @returns {T}
 */
function part(selector) {
  return /** @type {T} */ (page.querySelector(selector));
}

class Explorer {
  /** @type {HTMLInputElement} */
  #words = part("[name=words]");
  /** @type {HTMLSelectElement} */
  #from = part("[name=from]");
  /** @type {HTMLSelectElement} */
  #to = part("[name=to]");
  /** @type {HTMLSelectElement} */
  #sort = part("[name=sort]");
  /** @type {HTMLElement} */
  #status = part("[data-status]");
  /** @type {HTMLElement} */
  #results = part(".found");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;
  #hasTexts = false;
  /** @type {number[]} */
  #order = [];

  /**
   * @param {import("../explore/rows.js").Row[]} rows
   * @param {Choices[]} facets
   */
  constructor(rows, facets) {
    this.rows = rows;
    this.facets = facets;
    this.finder = new Finder(rows, facets);
    this.list = new RowList(part(".found__rows"), rows.map((row) => row.element));
    this.timeline = new Timeline(part("[data-timeline]"), (range) => this.ask(range));
    this.chips = new Chips(part(".chips"), facets, (change) => this.ask(change));
    this.query = read(new URLSearchParams(location.search), facets);
    addDownloads(part("[data-download]"), () => this.#order.map((at) => rows[at]?.slug ?? ""), (message) => {
      this.#status.textContent = message;
    });
    page.addEventListener("input", (event) => this.#onInput(/** @type {HTMLInputElement} */ (event.target)));
    this.#addToggle();
    addEventListener("popstate", () => this.#return());
    // Browsers put what was typed and ticked back into a page that one returns to; the address knows better.
    addEventListener("pageshow", () => this.#return());
    addEventListener("pagehide", () => this.#writeAddress());
    marks.subscribe(() => {
      this.#readMarks();
      this.#refresh();
    });
    this.#readMarks();
    this.#show();
  }

  /**
   * Ask for something else.
   * @param {Partial<Query>} change what is not named stays
   */
  ask(change) {
    this.query = { ...this.query, ...change };
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#writeAddress(), ADDRESS_DELAY);
    this.#show({ isAsked: true });
  }

  #writeAddress() {
    if (this.#waiting === undefined) return;
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    const address = write(this.query, new URLSearchParams(location.search), this.facets).toString();
    history.replaceState(history.state, "", `${location.pathname}${address && "?"}${address}${location.hash}`);
  }

  #return() {
    this.#writeAddress();
    this.query = read(new URLSearchParams(location.search), this.facets);
    this.#show();
  }

  /** @param {HTMLInputElement} control */
  #onInput(control) {
    if (!control.name) return;
    let [from, to] = [year(this.#from), year(this.#to)];
    if (from !== null && to !== null && from > to) [from, to] = control.name === "from" ? [from, from] : [to, to];
    this.ask({
      chosen: Object.fromEntries(this.facets.map(({ name, chosen }) => [name, chosen])),
      from,
      to,
      words: this.#words.value.trim(),
      sort: SORTS.find((sort) => sort === this.#sort.value) ?? this.query.sort,
    });
  }

  #readMarks() {
    const all = marks.all();
    for (const row of this.rows) row.values[READING] = [all[row.slug]?.state ?? "unread"];
  }

  /** Show the query in all that says it, and what it finds. */
  #show({ isAsked = false } = {}) {
    const { chosen, from, to, words, sort } = this.query;
    for (const facet of this.facets) facet.chosen = chosen[facet.name] ?? [];
    if (this.#words.value.trim() !== words) this.#words.value = words;
    this.#from.value = String(from ?? "");
    this.#to.value = String(to ?? "");
    this.#sort.value = sort;
    const number = this.chips.show(this.query);
    part("[data-active]").textContent = number ? String(number) : "";
    this.#refresh({ isAsked });
  }

  async #refresh({ isAsked = false } = {}) {
    const { query } = this;
    if (query.words && !this.#hasTexts) {
      await readTexts(this.rows);
      this.#hasTexts = true;
      if (query !== this.query) return;
    }
    const { order, counts, years } = this.finder.find(query);
    this.#order = order;
    for (const facet of this.facets) facet.update(counts[facet.name] ?? new Map());
    this.timeline.update(years, query);
    const total = this.rows.length === 1 ? "1 paper" : `${this.rows.length} papers`;
    this.#status.textContent = narrows(query) ? `${order.length} of ${total}` : total;
    part("[data-done]").textContent = order.length === 1 ? "Show 1 paper" : `Show ${order.length} papers`;
    part(".found__nothing").toggleAttribute("hidden", order.length > 0);
    const elements = order.map((at) => /** @type {HTMLElement} */ (this.rows[at]?.element));
    if (this.list.show(elements) && isAsked) requestAnimationFrame(() => this.#scrollToStart());
  }

  /** Who changes filters far down a list wants to see what is found, from its first paper on. */
  #scrollToStart() {
    if (this.#results.getBoundingClientRect().top < 0) this.#results.scrollIntoView();
  }

  /** On small screens the filters are folded. */
  #addToggle() {
    const toggle = part(".filters__toggle");
    const fold = (/** @type {boolean} */ isOpen) => toggle.setAttribute("aria-expanded", String(isOpen));
    toggle.addEventListener("click", () => fold(toggle.getAttribute("aria-expanded") !== "true"));
    part("[data-done]").addEventListener("click", () => {
      fold(false);
      this.#results.scrollIntoView();
      document.getElementById("papers")?.focus();
    });
  }
}

/** @param {HTMLSelectElement} select */
function year({ value }) {
  return value ? Number(value) : null;
}

async function start() {
  const groups = /** @type {NodeListOf<HTMLFieldSetElement>} */ (page.querySelectorAll("[data-facet]"));
  const facets = [...groups].map((group) => new Choices(group));
  const names = facets.map(({ name }) => name).filter((name) => name !== READING);
  const rows = await readRows(/** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(".entry")), names);
  new Explorer(rows, facets);
  page.dataset.explore = "ready";
}

start();
