// @ts-check
/** What the reader has narrowed the list by, each with a button that takes it away. */

/**
 * @typedef {import("./facet-choices.js").Choices} Choices
 * @typedef {import("./query.js").Query} Query
 * @typedef {{facet: string, label: string, without: Partial<Query>}} Chip
 */

export class Chips {
  /**
   * @param {HTMLElement} list
   * @param {readonly Choices[]} facets
   * @param {(change: Partial<Query>) => void} ask is told what remains
   */
  constructor(list, facets, ask) {
    this.list = list;
    this.facets = facets;
    this.ask = ask;
  }

  /**
   * @param {Query} query
   * @returns how many there are
   */
  show(query) {
    const chips = [...this.#chips(query)];
    this.list.hidden = !chips.length;
    this.list.replaceChildren(...chips.map((chip, at) => this.#chip(chip, at)), ...(chips.length ? [this.#clear()] : []));
    return chips.length;
  }

  /**
   * @param {Query} query
   * @returns {Generator<Chip>}
   */
  *#chips({ chosen, from, to, words }) {
    if (words) yield { facet: "Words", label: words, without: { words: "" } };
    if (from !== null || to !== null) yield { facet: "Year", label: years(from, to), without: { from: null, to: null } };
    for (const facet of this.facets) {
      const values = chosen[facet.name] ?? [];
      for (const value of values) {
        const others = values.filter((other) => other !== value);
        yield {
          facet: facet.title,
          label: facet.label(value),
          without: { chosen: { ...chosen, [facet.name]: others } },
        };
      }
    }
  }

  /**
   * @param {Chip} chip
   * @param {number} at
   */
  #chip({ facet, label, without }, at) {
    const name = document.createElement("span");
    name.className = "chip__facet";
    name.textContent = facet;
    const button = this.#button("chip", () => {
      this.ask(without);
      // The next one takes the place of what is gone.
      (this.list.querySelectorAll("button")[at] ?? document.getElementById("papers"))?.focus();
    });
    button.append(name, ` ${label}`);
    button.setAttribute("aria-label", `Remove ${facet}: ${label}`);
    return item(button);
  }

  #clear() {
    const button = this.#button("chips__clear", () => {
      const chosen = Object.fromEntries(this.facets.map(({ name }) => [name, []]));
      this.ask({ chosen, from: null, to: null, words: "" });
      document.getElementById("papers")?.focus();
    });
    button.append("Clear all");
    return item(button);
  }

  /**
   * @param {string} name
   * @param {() => void} action
   */
  #button(name, action) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = name;
    button.addEventListener("click", action);
    return button;
  }
}

/** @param {HTMLElement} content */
function item(content) {
  const element = document.createElement("li");
  element.append(content);
  return element;
}

/**
 * @param {number | null} from
 * @param {number | null} to
 */
function years(from, to) {
  if (from === to) return String(from);
  if (to === null) return `${from} or later`;
  return from === null ? `${to} or earlier` : `${from}–${to}`;
}
