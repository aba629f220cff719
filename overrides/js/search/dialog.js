// @ts-check
/** The open search: shows what the engine finds, moves through it with keys, keeps `?q=` in the address. */

import { element } from "../core/dom.js";
import { SearchEngine } from "./engine.js";
import { address } from "../core/site.js";

/**
 * @typedef {import("./engine.js").Names} Names
 * @typedef {import("./engine.js").Texts} Texts
 * @typedef {import("./engine.js").PaperHit} PaperHit
 * @typedef {import("./engine.js").PlaceHit} PlaceHit
 * @typedef {import("./terms.js").Segment} Segment
 */

/** Papers shown at first, and again each time that more are asked for. */
const STEP = 20;
/** Milliseconds without a key after which a screen reader is told the number of results. */
const ANNOUNCE_AFTER = 500;
/** Milliseconds without a key after which the address changes; browsers limit how often it may. */
const ADDRESS_AFTER = 300;

const REASONS = { alias: "also called ", author: "by ", tag: "on " };

export class SearchDialog {
  #dialog;
  #engine;
  #fetchTexts;
  #input;
  #limit = STEP;
  #more;
  #papers;
  #places;
  #status;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #announcement;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #addressing;
  /** @type {Promise<void> | undefined} */
  #texts;
  #textsMissing = false;

  /**
   * @param {HTMLDialogElement} dialog
   * @param {Names} names
   * @param {() => Promise<Texts>} fetchTexts
   */
  constructor(dialog, names, fetchTexts) {
    this.#dialog = dialog;
    this.#engine = new SearchEngine(names);
    this.#fetchTexts = fetchTexts;
    this.#input = element(dialog, ".search__query", HTMLInputElement);
    this.#papers = element(dialog, ".search__papers", HTMLElement);
    this.#more = element(dialog, ".search__more", HTMLButtonElement);
    this.#places = element(dialog, ".search__places", HTMLElement);
    this.#status = element(dialog, ".search__status", HTMLElement);
    this.#listen();
    if (dialog.open) this.#typed();
    else this.#show();
  }

  /** Fetch the text, which is much, now that it is about to be searched. */
  opened() {
    this.#texts ??= this.#addTexts();
  }

  /** Follow the first result of what stands in the box. */
  openFirst() {
    this.#show();
    this.#stops()[0]?.click();
  }

  #listen() {
    this.#input.addEventListener("input", () => this.#typed());
    this.#dialog.addEventListener("keydown", (event) => this.#pressed(event));
    this.#dialog.addEventListener("close", () => this.#closed());
    this.#dialog.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      // Going back from the page that this leads to shall find the results again.
      if (target.closest("a")) this.#setAddress(this.#query);
    });
    this.#more.addEventListener("click", () => this.#showMore());
    visualViewport?.addEventListener("resize", () => this.#fit());
    visualViewport?.addEventListener("scroll", () => this.#fit());
    this.#fit();
  }

  get #query() {
    return this.#input.value.trim();
  }

  async #addTexts() {
    try {
      await this.#engine.addTexts(await this.#fetchTexts());
    } catch {
      this.#textsMissing = true; // the names alone are worth having
    }
    this.#show();
  }

  #typed() {
    this.#limit = STEP;
    this.#show();
    element(this.#dialog, ".search__scroll", HTMLElement).scrollTop = 0;
    clearTimeout(this.#addressing);
    this.#addressing = setTimeout(() => this.#setAddress(this.#query), ADDRESS_AFTER);
  }

  /** Show more papers, and go to the first of them. */
  #showMore() {
    const first = this.#limit;
    this.#limit += STEP;
    this.#show();
    this.#stops()[first]?.focus();
  }

  #closed() {
    this.#setAddress("");
  }

  /** @param {string} query */
  #setAddress(query) {
    clearTimeout(this.#addressing);
    const current = new URL(location.href);
    if (query) current.searchParams.set("q", query);
    else current.searchParams.delete("q");
    if (current.href !== location.href) history.replaceState(history.state, "", current);
  }

  /** Show the results of what stands in the box; whoever is on one of them stays on it. */
  #show() {
    const query = this.#query;
    const { papers, total, places } = this.#engine.search(query, this.#limit);
    const focused = this.#stops().find((stop) => stop === document.activeElement)?.getAttribute("href");
    this.#papers.replaceChildren(...papers.map((hit) => this.#paperItem(hit)));
    this.#papers.hidden = !papers.length;
    this.#more.hidden = papers.length === total;
    this.#more.textContent = `Show ${Math.min(STEP, total - papers.length)} more`;
    element(this.#places, "ul", HTMLElement).replaceChildren(...places.map((hit) => this.#placeItem(hit)));
    this.#places.hidden = !places.length;
    for (const panel of /** @type {NodeListOf<HTMLElement>} */ (this.#dialog.querySelectorAll("[data-search-panel]"))) {
      panel.hidden = panel.dataset.searchPanel !== (query ? "none" : "start") || papers.length > 0;
    }
    if (focused) (this.#stops().find((stop) => stop.getAttribute("href") === focused) ?? this.#input).focus();
    this.#announce(query ? counted(papers.length, total) : "");
  }

  /** @param {string} message */
  #announce(message) {
    clearTimeout(this.#announcement);
    const whole = this.#textsMissing && message ? `${message}; names and titles only` : message;
    this.#announcement = setTimeout(() => {
      if (this.#status.textContent !== whole) this.#status.textContent = whole;
    }, ANNOUNCE_AFTER);
  }

  /** @returns {HTMLElement[]} what the arrow keys move through */
  #stops() {
    const more = this.#more.hidden ? [] : [this.#more];
    return [...this.#papers.querySelectorAll("a"), ...more, ...this.#places.querySelectorAll("a")];
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.isComposing) return;
    const stops = this.#stops();
    const place = stops.findIndex((stop) => stop === document.activeElement);
    /** @type {HTMLElement | undefined} */
    let next;
    if (event.key === "Escape") this.#dialog.close(); // at once, even where it would first empty the box
    else if (event.key === "ArrowDown") next = stops[place + 1] ?? stops.at(-1);
    else if (event.key === "ArrowUp") next = place > 0 ? stops[place - 1] : this.#input;
    else if (event.key === "Home" && place >= 0) next = stops[0];
    else if (event.key === "End" && place >= 0) next = stops.at(-1);
    else return this.#typedOnResult(event, place);
    if (event.key === "ArrowUp" && document.activeElement === this.#input) return;
    event.preventDefault();
    next?.focus();
  }

  /**
   * A letter typed while on a result belongs into the box.
   * @param {KeyboardEvent} event
   * @param {number} place
   */
  #typedOnResult(event, place) {
    if (place < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^\S$/u.test(event.key) || event.key === "Backspace") this.#input.focus(); // a space presses a button
  }

  /** Keep the dialog above a phone's keyboard, which covers a page without making it smaller. */
  #fit() {
    if (!visualViewport) return;
    this.#dialog.style.setProperty("--search-visible-height", `${visualViewport.height}px`);
    this.#dialog.style.setProperty("--search-visible-top", `${visualViewport.offsetTop}px`);
  }

  /** @param {PaperHit} hit */
  #paperItem(hit) {
    const item = this.#copy("paper");
    element(item, "a", HTMLAnchorElement).href = address(hit.address);
    for (const part of /** @type {const} */ (["label", "title", "section", "year", "venue", "snippet"])) {
      this.#fill(item, part, hit[part]);
    }
    const reasons = hit.reasons.flatMap(({ kind, text }) => {
      const reason = document.createElement("span");
      reason.append(REASONS[kind], ...nodes(text));
      return [reason];
    });
    if (reasons.length) this.#part(item, "reasons").append(...reasons);
    else this.#part(item, "reasons").remove();
    return item;
  }

  /** @param {PlaceHit} hit */
  #placeItem(hit) {
    const item = this.#copy("place");
    element(item, "a", HTMLAnchorElement).href = address(hit.address);
    this.#fill(item, "label", hit.label);
    this.#part(item, "kind").textContent = hit.kind;
    return item;
  }

  /**
   * A copy of one of the dialog's templates.
   * @param {string} name
   */
  #copy(name) {
    const template = element(this.#dialog, `[data-search-template="${name}"]`, HTMLTemplateElement);
    return element(/** @type {DocumentFragment} */ (template.content.cloneNode(true)), "li", HTMLElement);
  }

  /**
   * @param {HTMLElement} item
   * @param {string} name
   */
  #part(item, name) {
    return element(item, `[data-part="${name}"]`, HTMLElement);
  }

  /**
   * @param {HTMLElement} item
   * @param {string} name
   * @param {Segment[]} text
   */
  #fill(item, name, text) {
    this.#part(item, name).append(...nodes(text));
  }
}

/**
 * @param {Segment[]} segments
 * @returns {(string | HTMLElement)[]}
 */
function nodes(segments) {
  return segments.map(({ text, marked }) => {
    if (!marked) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}

/**
 * @param {number} shown
 * @param {number} total
 */
function counted(shown, total) {
  if (!total) return "No papers found";
  if (shown < total) return `The best ${shown} of ${total} papers`;
  return total === 1 ? "1 paper" : `${total} papers`;
}
