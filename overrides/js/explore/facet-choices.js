// @ts-check
/** The choices of one facet: a group of checkboxes, each with the number of papers that choosing it would give. */

import { getElement, getElements } from "../core/dom.js";
import { containsAll, foldText, splitWords } from "../core/text.js";

/**
 * @typedef {object} Choice
 * @property {HTMLElement} item
 * @property {HTMLInputElement} input
 * @property {HTMLElement} number
 * @property {string} label
 */

export class FacetChoices {
  /** @type {Choice[]} */
  #choices;
  #list;
  /** A box to find choices of a long list, and a button to show all of them. */
  #search;
  #more;
  /** How many choices of a long list are shown at first. */
  #shown;
  #counts = /** @type {ReadonlyMap<string, number>} */ (new Map());

  /** @param {HTMLElement} group */
  constructor(group) {
    this.name = group.dataset.facet ?? "";
    this.title = group.querySelector("legend")?.textContent ?? "";
    this.needsAll = group.dataset.needsAll !== undefined;
    this.#shown = Number(group.dataset.shown ?? Infinity);
    this.#choices = getElements(group, "li", HTMLElement).map((item) => ({
      item,
      input: getElement(item, "input", HTMLInputElement),
      number: getElement(item, ".number", HTMLElement),
      label: item.querySelector(".choice__label")?.textContent ?? "",
    }));
    this.values = this.#choices.map(({ input }) => input.value);
    this.#list = getElement(group, "ul", HTMLElement);
    this.#search = /** @type {HTMLInputElement | null} */ (group.querySelector(".facet__find"));
    this.#more = group.querySelector("button");
    this.#search?.addEventListener("input", () => this.#arrange());
    this.#more?.addEventListener("click", () => {
      this.#more?.setAttribute("aria-expanded", String(!this.#isExpanded));
      this.#arrange();
    });
  }

  /** The label of a value. */
  getLabel = (/** @type {string} */ value) => this.#choices.find(({ input }) => input.value === value)?.label ?? value;

  get chosen() {
    return this.#choices.filter(({ input }) => input.checked).map(({ input }) => input.value).sort();
  }

  /** @param {readonly string[]} values */
  set chosen(values) {
    for (const { input } of this.#choices) input.checked = values.includes(input.value);
  }

  /**
   * Show how many papers each choice would give.
   * @param {ReadonlyMap<string, number>} counts
   */
  update(counts) {
    this.#counts = counts;
    for (const choice of this.#choices) {
      const count = this.#getCount(choice);
      choice.number.textContent = String(count);
      choice.item.classList.toggle("is-empty", !count && !choice.input.checked);
    }
    this.#arrange();
  }

  /** @param {Choice} choice */
  #getCount({ input }) {
    return this.#counts.get(input.value) ?? 0;
  }

  get #isExpanded() {
    return this.#more?.getAttribute("aria-expanded") === "true";
  }

  /** Order a long list: first the chosen values, then those that would give most papers; and hide what is too much. */
  #arrange() {
    if (!this.#search || !this.#more) return;
    const words = splitWords(this.#search.value);
    const order = this.#choices.toSorted((one, other) => this.#rank(other) - this.#rank(one));
    this.#reorder(order.map(({ item }) => item));
    const useful = order.filter((choice) => this.#rank(choice) > 0);
    this.#hide(order, new Set(useful.filter(({ label }) => containsAll(foldText(label), words))), words.length > 0);
    this.#more.hidden = words.length > 0 || useful.length <= this.#shown;
    this.#more.textContent = this.#isExpanded ? "Show fewer" : `Show all ${useful.length}`;
  }

  /** @param {Choice} choice */
  #rank(choice) {
    return choice.input.checked ? Infinity : this.#getCount(choice);
  }

  /**
   * @param {Choice[]} order
   * @param {Set<Choice>} fitting
   * @param {boolean} isSearching
   */
  #hide(order, fitting, isSearching) {
    const limit = isSearching || this.#isExpanded ? Infinity : this.#shown;
    let shown = 0;
    for (const choice of order) {
      const { item, input } = choice;
      const mustStay = input.checked || input === document.activeElement; // hiding it would lose the focus
      item.hidden = !fitting.has(choice) || (shown >= limit && !mustStay);
      if (!item.hidden) shown += 1;
    }
  }

  /** @param {HTMLElement[]} items */
  #reorder(items) {
    if (items.every((item, at) => item === this.#list.children[at])) return;
    const focused = document.activeElement;
    this.#list.append(...items);
    if (focused instanceof HTMLElement && this.#list.contains(focused)) focused.focus({ preventScroll: true });
  }
}
