// @ts-check
/** What the list is narrowed by, each with a button that removes it. */

import { createButton, createElement } from "../core/dom.js";

/**
 * @typedef {import("./facet-choices.js").FacetChoices} FacetChoices
 * @typedef {import("./query.js").Query} Query
 * @typedef {{facet: string, label: string, without: Partial<Query>}} Chip
 */

export class FilterChips {
  #list;
  #facets;
  #onChange;

  /**
   * @param {HTMLElement} list
   * @param {readonly FacetChoices[]} facets
   * @param {(change: Partial<Query>) => void} onChange gets what is left
   */
  constructor(list, facets, onChange) {
    this.#list = list;
    this.#facets = facets;
    this.#onChange = onChange;
  }

  /**
   * @param {Query} query
   * @returns the number of chips
   */
  show(query) {
    const chips = [...this.#listChips(query)];
    const items = chips.map((chip, at) => createElement("li", this.#createChip(chip, at)));
    if (chips.length) items.push(createElement("li", this.#createClearButton()));
    this.#list.hidden = !chips.length;
    this.#list.replaceChildren(...items);
    return chips.length;
  }

  /**
   * @param {Query} query
   * @returns {Generator<Chip>}
   */
  *#listChips({ chosen, from, to, words }) {
    if (words) yield { facet: "Words", label: words, without: { words: "" } };
    if (from !== null || to !== null) {
      yield { facet: "Year", label: describeYears(from, to), without: { from: null, to: null } };
    }
    for (const { name, title, getLabel } of this.#facets) {
      const values = chosen[name] ?? [];
      for (const value of values) {
        const others = values.filter((other) => other !== value);
        yield { facet: title, label: getLabel(value), without: { chosen: { ...chosen, [name]: others } } };
      }
    }
  }

  /**
   * @param {Chip} chip
   * @param {number} at its position
   */
  #createChip({ facet, label, without }, at) {
    const remove = () => {
      this.#onChange(without);
      // The next chip is now where the removed one was.
      (this.#list.querySelectorAll("button")[at] ?? document.getElementById("papers"))?.focus();
    };
    const button = createButton("", remove, "chip");
    const name = createElement("span", facet);
    name.className = "chip__facet";
    button.append(name, ` ${label}`);
    button.setAttribute("aria-label", `Remove ${facet}: ${label}`);
    return button;
  }

  #createClearButton() {
    const clear = () => {
      const chosen = Object.fromEntries(this.#facets.map(({ name }) => [name, []]));
      this.#onChange({ chosen, from: null, to: null, words: "" });
      document.getElementById("papers")?.focus();
    };
    return createButton("Clear all", clear, "chips__clear");
  }
}

/**
 * @param {number | null} from
 * @param {number | null} to
 */
function describeYears(from, to) {
  if (from === to) return String(from);
  if (to === null) return `${from} or later`;
  return from === null ? `${to} or earlier` : `${from}–${to}`;
}
