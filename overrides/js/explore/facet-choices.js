// @ts-check
/** The choices of one facet: a group of checkboxes, each with the number of papers that it would give. */

import { fold } from "../search/terms.js";

/**
 * @typedef {object} Choice
 * @property {HTMLElement} item
 * @property {HTMLInputElement} input
 * @property {HTMLElement} number
 * @property {string} label
 */

export class Choices {
  /** @type {Choice[]} */
  #choices;
  /** How many are shown of a long list, unless more are asked for. */
  #shown;
  #counts = /** @type {ReadonlyMap<string, number>} */ (new Map());

  /** @param {HTMLFieldSetElement} group */
  constructor(group) {
    this.name = group.dataset.facet ?? "";
    this.title = group.querySelector("legend")?.textContent ?? "";
    this.needsAll = group.dataset.needsAll !== undefined;
    this.#shown = Number(group.dataset.shown ?? Infinity);
    this.#choices = [...group.querySelectorAll("li")].map((item) => ({
      item,
      input: /** @type {HTMLInputElement} */ (item.querySelector("input")),
      number: /** @type {HTMLElement} */ (item.querySelector(".number")),
      label: item.querySelector(".choice__label")?.textContent ?? "",
    }));
    this.values = this.#choices.map(({ input }) => input.value);
    this.list = /** @type {HTMLElement} */ (group.querySelector("ul"));
    this.find = /** @type {HTMLInputElement | null} */ (group.querySelector(".facet__find"));
    this.more = group.querySelector("button");
    this.find?.addEventListener("input", () => this.#arrange());
    this.more?.addEventListener("click", () => {
      this.more?.setAttribute("aria-expanded", String(!this.#isWhole));
      this.#arrange();
    });
  }

  /** @param {string} value */
  label(value) {
    return this.#choices.find(({ input }) => input.value === value)?.label ?? value;
  }

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
    for (const { item, input, number } of this.#choices) {
      const count = this.#count(input);
      number.textContent = String(count);
      item.classList.toggle("is-empty", !count && !input.checked);
    }
    this.#arrange();
  }

  /** @param {HTMLInputElement} input */
  #count(input) {
    return this.#counts.get(input.value) ?? 0;
  }

  get #isWhole() {
    return this.more?.getAttribute("aria-expanded") === "true";
  }

  /** Of a long list, show what is chosen, then what would give most; or, once asked for, everything that fits. */
  #arrange() {
    if (!this.find || !this.more) return;
    const words = fold(this.find.value).split(/\s+/u).filter(Boolean);
    const useful = this.#choices.filter(({ input }) => input.checked || this.#count(input));
    const most = words.length || this.#isWhole ? Infinity : this.#shown;
    const order = this.#choices.toSorted((one, other) => this.#rank(other.input) - this.#rank(one.input));
    this.#sort(order.map(({ item }) => item));
    let shown = 0;
    for (const { item, input, label } of order) {
      const text = fold(label);
      item.hidden = !(useful.some((choice) => choice.input === input) && words.every((word) => text.includes(word))) ||
        (shown >= most && !input.checked && input !== document.activeElement); // the focus would be lost
      if (!item.hidden) shown += 1;
    }
    this.more.hidden = words.length > 0 || useful.length <= this.#shown;
    this.more.textContent = this.#isWhole ? "Show fewer" : `Show all ${useful.length}`;
  }

  /** @param {HTMLInputElement} input */
  #rank(input) {
    return input.checked ? Infinity : this.#count(input);
  }

  /** @param {HTMLElement[]} items */
  #sort(items) {
    if (items.every((item, place) => item === this.list.children[place])) return;
    const focused = document.activeElement;
    this.list.append(...items);
    if (focused instanceof HTMLElement && this.list.contains(focused)) focused.focus({ preventScroll: true });
  }
}
