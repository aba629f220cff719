// @ts-check
/**
 * What the reader has begun, on the home page: reading paths, and papers marked to be read. It takes the place of some of
 * the papers that most others build on, so that nothing else on the page moves.
 */

import { createElement, getElement, getElements } from "../core/dom.js";
import { indexPapers } from "../core/papers.js";
import { resolveUrl } from "../core/site.js";
import { loadNames } from "../search/files.js";
import { getMarks, subscribe } from "./mark-store.js";

/** @typedef {import("../core/papers.js").Paper} Paper */

const MAX_PATHS = 2;
const MAX_PAPERS = 4;

export class ContinueReading {
  #start;
  #begun;
  #list;
  /** The papers that most others build on. */
  #most;
  #rows;
  /** Links to reading paths, with the papers of each. */
  #paths;
  /** @type {Map<string, Paper> | undefined} */
  #papers;

  /** @param {HTMLElement} start */
  constructor(start) {
    this.#start = start;
    this.#begun = getElement(start, "[data-begun]", HTMLElement);
    this.#list = getElement(this.#begun, "ol", HTMLElement);
    this.#most = getElement(start, "[data-most]", HTMLElement);
    this.#rows = getElements(this.#most, "li", HTMLElement);
    this.#paths = getElements(document, "[data-path]", HTMLAnchorElement);
  }

  init() {
    this.#show();
    subscribe(() => {
      const isMarking = this.#start.querySelector("[aria-expanded=true]"); // nothing moves while a popover is open
      if (!isMarking) this.#show();
    });
  }

  /**
   * Names are fetched only if there are marks. Until then nothing is visible here, and a script in the page makes sure of
   * that from the first moment, so that the reader never sees it change.
   */
  async #show() {
    if (!this.#papers && Object.keys(getMarks()).length) {
      this.#start.style.visibility = "hidden";
      this.#papers = await loadNames().then(indexPapers, () => undefined);
    }
    this.#fill(this.#papers ? [...this.#createPathItems(this.#papers), ...createPaperItems(this.#papers)] : []);
    this.#start.style.visibility = "";
  }

  /**
   * The paths of which some but not all papers are read, the one with the latest mark first.
   * @param {Map<string, Paper>} papers
   */
  #createPathItems(papers) {
    const marks = getMarks();
    const order = Object.keys(marks);
    return this.#paths
      .map((link) => {
        const slugs = (link.dataset.path ?? "").split(" ");
        const read = slugs.filter((slug) => marks[slug]?.state === "read");
        const next = papers.get(slugs.find((slug) => marks[slug]?.state !== "read") ?? "");
        const latest = Math.max(...read.map((slug) => order.indexOf(slug)));
        return { link, next, latest, progress: `${read.length} of ${slugs.length} read`, isBegun: read.length > 0 };
      })
      .filter(({ isBegun, next }) => isBegun && next)
      .sort((one, other) => other.latest - one.latest)
      .slice(0, MAX_PATHS)
      .map(({ link, next, progress }) =>
        createItem(`${link.href}#${next?.slug}`, link.text, "why", `${progress}; next ${next?.name}`),
      );
  }

  /**
   * Show items, and hide as many of the papers below as it takes to keep the height.
   * @param {HTMLElement[]} items
   */
  #fill(items) {
    this.#begun.hidden = true;
    this.#most.hidden = false;
    for (const row of this.#rows) row.hidden = false;
    this.#start.style.minHeight = "";
    if (!items.length) return;
    const getHeight = () => this.#start.getBoundingClientRect().height;
    const room = getHeight();
    this.#start.style.minHeight = `${room}px`;
    this.#list.replaceChildren(...items);
    this.#begun.hidden = false;
    this.#hideRows(() => getHeight() < room + 0.5);
  }

  /** @param {() => boolean} fits whether the height is kept */
  #hideRows(fits) {
    for (const row of this.#rows.slice(1).toReversed()) {
      if (fits()) return;
      row.hidden = true;
    }
    this.#most.hidden = !fits();
    while (!fits() && this.#list.children.length > 1) this.#list.lastElementChild?.remove();
  }
}

/**
 * The papers to be read, the last marked first.
 * @param {Map<string, Paper>} papers
 */
function createPaperItems(papers) {
  return Object.entries(getMarks())
    .filter(([, { state }]) => state === "to-read")
    .reverse()
    .flatMap(([slug]) => papers.get(slug) ?? [])
    .slice(0, MAX_PAPERS)
    .map(({ path, name, year }) => createItem(resolveUrl(path), name, "year", year));
}

/**
 * @param {string} href
 * @param {string} text of the link
 * @param {string} className of the remark
 * @param {string} remark beside the link
 */
function createItem(href, text, className, remark) {
  const link = createElement("a", text);
  link.href = href;
  const span = createElement("span", remark);
  span.className = className;
  return createElement("li", link, " ", span);
}
