// @ts-check
/**
 * The lineage map: choosing a paper lights up all that it rests on and all that it led to. What is chosen, shown and
 * searched for is kept in the URL, `/lineage/?relation=uses&find=bert#lora`, so that it can be shared. Without scripts
 * the map scrolls, its names are links, and the boxes for lines work.
 *
 * The state of the whole map is in attributes of its frame, not in classes: the theme has rules, such as
 * `table:not([class]) td > :first-child`, for which browsers recompute the style of everything inside an element when its
 * class changes.
 */

import { getElement, hasModifier } from "../core/dom.js";
import { UrlUpdater } from "../core/url-updater.js";
import { DetailsPanel } from "./details-panel.js";
import { readGraph } from "./drawing.js";
import { addGestures } from "./gestures.js";
import { Highlighter } from "./highlighter.js";
import { MapFilters } from "./map-filters.js";
import { MapSearch } from "./map-search.js";
import { Viewport } from "./viewport.js";

/**
 * @typedef {import("./graph.js").Paper} Paper
 * @typedef {import("./viewport.js").ZoomCommand} ZoomCommand
 */

/** Milliseconds that the mouse rests on a paper before its lines light up. */
const PREVIEW_DELAY = 80;
/** The smallest scale at which a paper that the reader goes to is shown. */
const READABLE = 0.8;

/** @type {Record<string, readonly [number, number]>} */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** @type {Record<string, ZoomCommand>} */
const ZOOM_KEYS = { "+": "in", "=": "in", "-": "out", "0": "whole", "1": "actual" };

export class LineageMap {
  #root;
  #frame;
  #drawing;
  #graph;
  #viewport;
  #highlighter;
  #filters;
  #panel;
  #search;
  #url = new UrlUpdater(() => this.#buildUrl());
  /** @type {Paper | null} */
  #chosen = null;
  /** The one paper at which the Tab key stops. @type {Paper} */
  #tabStop;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #preview;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#frame = getElement(root, ".map__frame", HTMLElement);
    this.#drawing = getElement(root, ".map__drawing", SVGSVGElement);
    this.#graph = readGraph(this.#drawing);
    const papers = [...this.#graph.papers.values()];
    const scroller = getElement(root, ".map__scroll", HTMLElement);
    this.#viewport = new Viewport(this.#frame, scroller, this.#drawing);
    addGestures(scroller, this.#viewport);
    this.#highlighter = new Highlighter(this.#drawing, this.#graph);
    this.#filters = new MapFilters(getElement(root, ".map__tools", HTMLElement));
    const goTo = (/** @type {string} */ slug) => this.#goTo(slug);
    this.#panel = new DetailsPanel(getElement(root, ".map__panel", HTMLElement), goTo, () => this.#clear());
    this.#search = new MapSearch(getElement(root, ".map__find", HTMLElement), this.#frame, papers, {
      choose: goTo,
      reveal: (paper) => this.#reveal(paper),
      onChange: () => this.#url.schedule(),
    });
    this.#tabStop = papers.reduce((largest, paper) => (paper.radius > largest.radius ? paper : largest));
  }

  init() {
    for (const { element } of this.#graph.papers.values()) element.setAttribute("tabindex", "-1");
    this.#setTabStop(this.#tabStop);
    this.#viewport.reveal(this.#tabStop, this.#panel.covered, { always: true });
    this.#readUrl();
    this.#listen();
  }

  #listen() {
    getElement(this.#root, ".map__tools", HTMLElement).addEventListener("change", () => this.#filter());
    this.#drawing.addEventListener("click", (event) => this.#onClick(event));
    this.#drawing.addEventListener("pointerover", (event) => this.#showPreview(event));
    this.#drawing.addEventListener("pointerleave", (event) => this.#showPreview(event));
    // Not on the drawing: the Tab key would stop at an SVG that listens to the focus.
    this.#frame.addEventListener("focusin", (event) => {
      const paper = this.#findPaper(event);
      if (paper?.element.matches(":focus-visible")) this.#reveal(paper);
      this.#showPreview(event);
    });
    this.#frame.addEventListener("keydown", (event) => this.#onKey(event));
    getElement(this.#root, ".map__zoom", HTMLElement).addEventListener("click", ({ target }) => {
      if (target instanceof HTMLButtonElement) this.#viewport.run(/** @type {ZoomCommand} */ (target.value));
    });
    addEventListener("hashchange", () => this.#readUrl());
  }

  /** @param {Paper | null} paper */
  #choose(paper) {
    this.#chosen = paper;
    this.#frame.toggleAttribute("data-lit", Boolean(paper));
    this.#light(paper);
    if (paper) this.#setTabStop(paper);
    else this.#panel.hide();
    this.#url.schedule();
  }

  /**
   * Choose a paper and show where it is.
   * @param {string} slug
   */
  #goTo(slug) {
    const paper = this.#graph.papers.get(slug);
    if (!paper) return;
    this.#choose(paper);
    if (this.#viewport.zoom < READABLE) this.#viewport.zoomTo(1);
    this.#reveal(paper);
  }

  #clear() {
    const paper = this.#chosen;
    this.#choose(null);
    if (paper && this.#root.contains(document.activeElement)) paper.element.focus({ preventScroll: true });
  }

  /**
   * Light up a paper and its lineage, or nothing.
   * @param {Paper | null} paper
   */
  #light(paper) {
    if (!paper) return this.#highlighter.clear();
    const lineage = this.#graph.findLineage(paper, this.#filters.showsLine);
    const isChosen = paper === this.#chosen;
    this.#highlighter.show(paper, lineage, isChosen);
    if (isChosen) this.#panel.show(paper, lineage);
  }

  /** @param {Paper} paper */
  #reveal(paper) {
    this.#viewport.reveal(paper, this.#panel.covered);
  }

  /** @param {Paper} paper */
  #setTabStop(paper) {
    this.#tabStop.element.setAttribute("tabindex", "-1");
    this.#tabStop = paper;
    paper.element.setAttribute("tabindex", "0");
  }

  /** Show only the sections and relations whose boxes are checked. */
  #filter() {
    this.#filters.update();
    const { showsPaper } = this.#filters;
    for (const paper of this.#graph.papers.values()) paper.element.classList.toggle("is-off", !showsPaper(paper));
    for (const { element, earlier, later } of this.#graph.lines) {
      element.classList.toggle("is-off", !showsPaper(earlier) || !showsPaper(later));
    }
    if (this.#chosen && !showsPaper(this.#chosen)) this.#choose(null);
    this.#light(this.#chosen);
    this.#url.schedule();
  }

  #buildUrl() {
    const params = new URLSearchParams(location.search);
    params.delete("paper");
    this.#filters.writeParams(params);
    params.delete("find");
    if (this.#search.query) params.set("find", this.#search.query);
    const query = String(params);
    return `${location.pathname}${query && `?${query}`}${this.#chosen ? `#${this.#chosen.slug}` : ""}`;
  }

  #readUrl() {
    const params = new URLSearchParams(location.search);
    if (this.#filters.readParams(params)) this.#filter();
    this.#search.query = params.get("find") ?? "";
    const slug = location.hash.slice(1) || params.get("paper");
    if (!slug && this.#chosen) this.#choose(null);
    if (!slug || !this.#graph.papers.has(slug)) return; // a fragment may also be another part of the page
    this.#goTo(slug);
    // The browser scrolls the page to where the paper was.
    if (document.readyState === "complete") this.#showFrame();
    else addEventListener("load", () => requestAnimationFrame(() => this.#showFrame()));
  }

  #showFrame() {
    this.#frame.scrollIntoView({ block: "nearest" });
    if (this.#chosen) this.#reveal(this.#chosen);
  }

  /** The paper that an event is about. @param {Event} event */
  #findPaper({ target }) {
    const link = target instanceof Element ? target.closest("a") : null;
    return (link && this.#graph.papers.get(link.id)) ?? null;
  }

  /** The first click chooses a paper, the second one opens it. @param {MouseEvent} event */
  #onClick(event) {
    const paper = this.#findPaper(event);
    if (!paper || paper === this.#chosen || hasModifier(event) || event.shiftKey) return;
    event.preventDefault();
    this.#choose(paper);
    this.#reveal(paper);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (hasModifier(event)) return;
    const paper = this.#findPaper(event);
    const [direction, zoom] = [DIRECTIONS[event.key], ZOOM_KEYS[event.key]];
    if (event.key === "Escape" && this.#chosen) this.#clear();
    else if (zoom) this.#viewport.run(zoom);
    else if (direction && paper) this.#move(paper, direction);
    else return;
    event.preventDefault();
  }

  /**
   * Go to the next paper in a direction.
   * @param {Paper} paper
   * @param {readonly [number, number]} direction
   */
  #move(paper, direction) {
    const next = this.#graph.findNearest(paper, direction, this.#filters.showsPaper);
    if (!next) return;
    this.#choose(next);
    next.element.focus({ preventScroll: true });
    this.#reveal(next);
  }

  /** While no paper is chosen, light up the one that has the mouse or the focus. @param {Event} event */
  #showPreview(event) {
    if (this.#chosen) return;
    clearTimeout(this.#preview);
    const paper = this.#findPaper(event);
    this.#preview = setTimeout(() => !this.#chosen && this.#light(paper), PREVIEW_DELAY);
  }
}
