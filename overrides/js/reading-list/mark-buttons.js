// @ts-check
/**
 * The reader's marks where papers are shown: a small button beside each paper of a list, a row in the head of a paper's
 * page. What the buttons open is fetched when it is asked for.
 */

import { all, get, isKept, set, subscribe } from "./mark-store.js";

/**
 * @typedef {import("./mark-store.js").Mark} Mark
 * @typedef {import("./mark-store.js").State} State
 */

/** A ribbon, and a tick; the style sheet shows the one that fits the state. */
const ICONS =
  '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 2.5h8v11l-4-3-4 3z"/><path d="M3 8.5 6.5 12 13 4.5"/></svg>';

/** Milliseconds. */
const SLICE = 16;

const blank = document.createElement("button");
blank.type = "button";
blank.className = "mark";
blank.setAttribute("aria-haspopup", "dialog");
blank.innerHTML = ICONS;

/** @type {WeakMap<Element, HTMLButtonElement>} */
const buttons = new WeakMap();

/** @param {ParentNode} root */
const papers = (root) => /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-paper]"));
const heads = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-mark-head]"));

/** @param {HTMLElement} paper */
function slugOf(paper) {
  return paper.dataset.paper ?? paper.dataset.markHead ?? "";
}

/** @param {HTMLElement} paper */
function nameOf(paper) {
  const link = paper.querySelector("a strong") ?? paper.querySelector("a");
  return (paper.dataset.name ?? link?.textContent ?? slugOf(paper)).trim();
}

/** @param {Mark | undefined} mark */
function described(mark) {
  const state = { "to-read": "to read", read: "read", none: "not marked" }[mark?.state ?? "none"];
  return mark?.note ? `${state}, with a note` : state;
}

/**
 * In slices, so that the page answers meanwhile however many papers there are.
 * @param {Iterable<HTMLElement>} papers
 */
async function addButtons(papers) {
  let marks = all();
  let begun = performance.now();
  for (const paper of papers) {
    if (performance.now() - begun > SLICE) {
      await new Promise((resolve) => setTimeout(resolve));
      marks = all();
      begun = performance.now();
    }
    if (buttons.has(paper)) continue;
    const button = /** @type {HTMLButtonElement} */ (blank.cloneNode(true));
    buttons.set(paper, button);
    show(paper, marks[slugOf(paper)]);
    (paper instanceof HTMLTableRowElement ? paper.cells[0] : paper)?.append(button);
  }
}

/**
 * @param {HTMLElement} paper
 * @param {Mark | undefined} mark
 */
function show(paper, mark) {
  const button = buttons.get(paper);
  const state = mark?.state ?? "none";
  const isNoted = Boolean(mark?.note);
  if (!button || (button.dataset.state === state && button.hasAttribute("data-noted") === isNoted)) return;
  button.dataset.state = state;
  button.toggleAttribute("data-noted", isNoted);
  button.setAttribute("aria-label", `${nameOf(paper)}: ${described(mark)}; ${mark ? "change" : "mark"}`);
}

/**
 * @param {HTMLElement} head
 * @param {Mark | undefined} mark
 */
function showHead(head, mark) {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (head.querySelectorAll("[data-state]"))) {
    button.setAttribute("aria-pressed", String(button.dataset.state === mark?.state));
  }
  const note = /** @type {HTMLElement} */ (head.querySelector("[data-part=note]"));
  note.textContent = mark?.note ?? "";
  const opener = /** @type {HTMLElement} */ (head.querySelector("[aria-haspopup]"));
  opener.textContent = mark?.note ? "Edit note" : "Add note";
}

function showAll() {
  const marks = all();
  for (const paper of papers(document)) show(paper, marks[slugOf(paper)]);
  for (const head of heads) showHead(head, get(slugOf(head)));
  if (!isKept()) import("./storage-notice.js").then(({ tell }) => tell());
}

/** @param {MouseEvent} event */
function clicked(event) {
  const button = /** @type {Element} */ (event.target).closest("button");
  const paper = /** @type {HTMLElement | null | undefined} */ (button?.closest("[data-paper], [data-mark-head]"));
  if (!button || !paper) return;
  if (button.getAttribute("aria-haspopup") === "dialog" && (button.matches(".mark") || paper.dataset.markHead)) {
    import("./mark-popover.js").then(({ open }) => open(button, slugOf(paper), nameOf(paper)));
  } else if (paper.dataset.markHead && button.dataset.state) {
    const state = /** @type {State} */ (button.dataset.state);
    set(slugOf(paper), { state: get(slugOf(paper))?.state === state ? undefined : state });
  }
}

addButtons(papers(document));
for (const head of heads) showHead(head, get(slugOf(head)));
document.addEventListener("click", clicked);
subscribe(showAll);

// Other scripts make lists too.
new MutationObserver((changes) => {
  for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
    if (!(node instanceof HTMLElement)) continue;
    if (node.matches("[data-paper]")) addButtons([node]);
    addButtons(papers(node));
  }
}).observe(document.body, { childList: true, subtree: true });
