// @ts-check
/**
 * The lineage map: choosing a paper lights up all that it rests on and all that came of it. What is chosen, shown and
 * looked for stands in the address, `/lineage/?relation=uses&find=bert#lora`, so that it can be shared. Without this
 * script the map scrolls, its names are links, and the boxes for lines work.
 *
 * What is true of the whole map is an attribute of its frame, not a class: the theme has rules (`table:not([class]) td > :first-child`)
 * for which browsers work out the style of everything below an element anew when its class changes.
 */

import { element } from "../core/dom.js";
import { Finder } from "../lineage/map-search.js";
import { Graph } from "../lineage/graph.js";
import { Panel } from "../lineage/details-panel.js";
import { View } from "../lineage/viewport.js";

/**
 * @typedef {import("../lineage/graph.js").Paper} Paper
 * @typedef {import("../lineage/graph.js").Line} Line
 */

/** Milliseconds without a change after which the address follows; browsers limit how often it may. */
const ADDRESS_AFTER = 250;
/** Milliseconds that the mouse rests on a paper before its lines light up. */
const PREVIEW_AFTER = 80;
/** The smallest scale at which a paper that was looked for is shown. */
const READABLE = 0.8;

/** @type {Record<string, [number, number]>} */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** @type {Record<string, string>} */
const ZOOM_KEYS = { "+": "in", "=": "in", "-": "out", "0": "whole", "1": "actual" };

const root = element(document, ".map", HTMLElement);
const tools = element(root, ".map__tools", HTMLElement);
const drawing = element(root, ".map__drawing", SVGSVGElement);
const scroll = element(root, ".map__scroll", HTMLElement);

const landmarks = /** @type {NodeListOf<SVGTextElement>} */ (drawing.querySelectorAll(".map__landmarks text"));
/** Where lines of a relation are drawn over the others. */
const over = new Map(
  [.../** @type {NodeListOf<SVGGElement>} */ (drawing.querySelectorAll(".map__over"))].map((group) => [
    group.dataset.relation,
    group,
  ]),
);
const frame = element(root, ".map__frame", HTMLElement);

const graph = new Graph(drawing);
const view = new View(frame, scroll, drawing);
const panel = new Panel(element(root, ".map__panel", HTMLElement), { choose: goTo, clear });
const finder = new Finder(element(tools, ".map__find", HTMLElement), frame, graph, { choose: goTo, show, changed });

/** @type {Paper | null} */
let chosen = null;
/** The one that the Tab key reaches. @type {Paper} */
let reachable = [...graph.papers.values()].reduce((most, paper) => (paper.size > most.size ? paper : most));
/** Elements that are lit, with how. @type {Map<Element, string>} */
let lit = new Map();
/** Lines that are drawn over the others. @type {Line[]} */
let raised = [];

/** The sections and relations that are switched on. */
let shown = { sections: checked("section"), relations: checked("relation") };

const isShown = (/** @type {Paper} */ paper) => shown.sections.has(paper.section);
const isDrawn = (/** @type {Line} */ line) =>
  shown.relations.has(line.relation) && isShown(line.earlier) && isShown(line.later);

/**
 * Light up a paper and its lineage, or nothing.
 * @param {Paper | null} paper
 */
function light(paper) {
  for (const [part, name] of lit) part.classList.remove(name);
  for (const { element, home } of raised) home?.append(element);
  [lit, raised] = [new Map(), []];
  if (!paper) return;
  const lineage = graph.lineage(paper, isDrawn);
  for (const { element } of [...lineage.ancestors, ...lineage.up]) lit.set(element, "is-ancestor");
  for (const { element } of [...lineage.descendants, ...lineage.down]) lit.set(element, "is-descendant");
  raised = [...lineage.up, ...lineage.down];
  for (const { element, relation } of raised) over.get(relation)?.append(element);
  if (paper === chosen) lit.set(paper.element, "is-chosen");
  for (const name of landmarks) {
    const named = graph.papers.get(name.dataset.name ?? "");
    if (named && (named === paper || lit.has(named.element))) lit.set(name, "is-kin");
  }
  for (const [part, name] of lit) part.classList.add(name);
  if (paper === chosen) panel.show(paper, lineage);
}

/**
 * Choose a paper, or none.
 * @param {Paper | null} paper
 */
function choose(paper) {
  chosen = paper;
  frame.toggleAttribute("data-lit", Boolean(chosen));
  light(chosen);
  if (chosen) reach(chosen);
  else panel.hide();
  changed();
}

/**
 * Choose a paper and show where it is.
 * @param {string} slug
 */
function goTo(slug) {
  const paper = graph.papers.get(slug);
  if (!paper) return;
  choose(paper);
  if (view.zoom < READABLE) view.zoomTo(1);
  view.reveal(paper, panel.covered);
}

/** Show where a paper is that may be meant. @param {Paper} paper */
function show(paper) {
  view.reveal(paper, panel.covered);
}

function clear() {
  const paper = chosen;
  choose(null);
  if (paper && root.contains(document.activeElement)) paper.element.focus({ preventScroll: true });
}

/** Of all papers, the Tab key stops at one. @param {Paper} paper */
function reach(paper) {
  reachable.element.setAttribute("tabindex", "-1");
  reachable = paper;
  reachable.element.setAttribute("tabindex", "0");
}

/** Show what is switched on, and nothing else. */
function filter() {
  shown = { sections: checked("section"), relations: checked("relation") };
  for (const paper of graph.papers.values()) paper.element.classList.toggle("is-off", !isShown(paper));
  for (const { element, earlier, later } of graph.lines) {
    element.classList.toggle("is-off", !isShown(earlier) || !isShown(later));
  }
  if (chosen && !isShown(chosen)) choose(null);
  light(chosen);
  changed();
}

// The address.

/** @type {ReturnType<typeof setTimeout> | undefined} */
let addressing;

function changed() {
  clearTimeout(addressing);
  addressing = setTimeout(() => history.replaceState(history.state, "", address()), ADDRESS_AFTER);
}

function address() {
  const parameters = new URLSearchParams(location.search);
  for (const name of ["paper", "relation", "section", "find"]) parameters.delete(name);
  for (const name of ["relation", "section"]) {
    const values = isAsBuilt(name) ? [] : [...checked(name)];
    for (const value of values.length || isAsBuilt(name) ? values : [""]) parameters.append(name, value);
  }
  if (finder.query) parameters.set("find", finder.query);
  const query = String(parameters);
  return `${location.pathname}${query && `?${query}`}${chosen ? `#${chosen.slug}` : ""}`;
}

function readAddress() {
  const parameters = new URLSearchParams(location.search);
  for (const name of ["relation", "section"]) {
    const values = parameters.getAll(name);
    if (values.length) for (const box of boxes(name)) box.checked = values.includes(box.value);
  }
  if (!isAsBuilt("relation") || !isAsBuilt("section")) filter();
  finder.query = parameters.get("find") ?? "";
  const slug = location.hash.slice(1) || parameters.get("paper");
  if (!slug && chosen) choose(null);
  if (!slug || !graph.papers.has(slug)) return; // another part of the page
  goTo(slug);
  // The browser scrolls the page to where the paper was.
  if (document.readyState === "complete") showFrame();
  else addEventListener("load", () => requestAnimationFrame(showFrame));
}

function showFrame() {
  frame.scrollIntoView({ block: "nearest" });
  if (chosen) view.reveal(chosen, panel.covered);
}

/** @param {string} name */
function boxes(name) {
  return /** @type {HTMLInputElement[]} */ ([...tools.querySelectorAll(`[data-shows="${name}"]`)]);
}

/** @param {string} name */
function checked(name) {
  return new Set(boxes(name).filter((box) => box.checked).map((box) => box.value));
}

/** @param {string} name */
function isAsBuilt(name) {
  return boxes(name).every((box) => box.checked === box.defaultChecked);
}

// What the reader does.

/** @param {Event} event */
function paperOf({ target }) {
  const link = target instanceof Element ? target.closest("a") : null;
  return (link && graph.papers.get(link.id)) ?? null;
}

/** The first click chooses, the second opens. @param {MouseEvent} event */
function clicked(event) {
  const paper = paperOf(event);
  if (!paper || paper === chosen || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  choose(paper);
  view.reveal(paper, panel.covered);
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const [paper, direction, way] = [paperOf(event), DIRECTIONS[event.key], ZOOM_KEYS[event.key]];
  if (event.key === "Escape" && chosen) clear();
  else if (way) view.change(way);
  else if (direction && paper) {
    const next = graph.nearest(paper, direction, isShown);
    if (next) {
      choose(next);
      next.element.focus({ preventScroll: true });
      view.reveal(next, panel.covered);
    }
  } else return;
  event.preventDefault();
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let previewing;

/** What the mouse or the focus is on is lit while nothing is chosen. @param {Event} event */
function previewed(event) {
  if (chosen) return;
  clearTimeout(previewing);
  const paper = paperOf(event);
  previewing = setTimeout(() => !chosen && light(paper), PREVIEW_AFTER);
}

for (const { element } of graph.papers.values()) element.setAttribute("tabindex", "-1");
reach(reachable);
view.reveal(reachable, panel.covered, { always: true });
readAddress();

tools.addEventListener("change", filter);
drawing.addEventListener("click", clicked);
drawing.addEventListener("pointerover", previewed);
drawing.addEventListener("pointerleave", previewed);
// Not on the drawing: browsers let the Tab key stop at an SVG that listens to focus.
frame.addEventListener("focusin", (event) => {
  const paper = paperOf(event);
  if (paper?.element.matches(":focus-visible")) view.reveal(paper, panel.covered);
  previewed(event);
});
frame.addEventListener("keydown", pressed);
root.querySelector(".map__zoom")?.addEventListener("click", ({ target }) => {
  if (target instanceof HTMLButtonElement) view.change(target.value);
});
addEventListener("hashchange", readAddress);
