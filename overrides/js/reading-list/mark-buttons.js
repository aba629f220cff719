// @ts-check
/**
 * The reader's marks wherever papers are shown: a small button beside each paper of a list, and a row in the head of a
 * paper's page. What the buttons open is fetched when it is needed.
 */

import { getElement, getElements } from "../core/dom.js";
import { processInSlices, waitForTask } from "../core/scheduler.js";
import { getMark, getMarks, isStored, subscribe, toggleState } from "./mark-store.js";

/**
 * @typedef {import("./mark.js").Mark} Mark
 * @typedef {import("./mark.js").State} State
 */

/** A ribbon and a tick; the style sheet shows the one that fits the state. */
const ICONS =
  '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 2.5h8v11l-4-3-4 3z"/><path d="M3 8.5 6.5 12 13 4.5"/></svg>';
const STATE_LABELS = { "to-read": "to read", read: "read", none: "not marked" };

/** The button of each paper. @type {WeakMap<Element, HTMLButtonElement>} */
const buttons = new WeakMap();
const blankButton = createBlankButton();

export function initMarkButtons() {
  addButtons(findPapers(document));
  const heads = getElements(document, "[data-mark-head]", HTMLElement);
  for (const head of heads) showHead(head, getMark(getSlug(head)));
  document.addEventListener("click", onClick);
  subscribe(() => showAll(heads));
  addButtonsToNewPapers();
}

/** Other scripts add papers to the page. */
function addButtonsToNewPapers() {
  const observer = new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof HTMLElement)) continue;
      if (node.matches("[data-paper]")) addButtons([node]);
      addButtons(findPapers(node));
    }
  });
  observer.observe(document.body, { childList: true, subtree: true });
}

function createBlankButton() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "mark";
  button.setAttribute("aria-haspopup", "dialog");
  button.innerHTML = ICONS;
  return button;
}

/** @param {ParentNode} root */
function findPapers(root) {
  return getElements(root, "[data-paper]", HTMLElement);
}

/** @param {HTMLElement} paper */
function getSlug({ dataset }) {
  return dataset.paper ?? dataset.markHead ?? "";
}

/** @param {HTMLElement} paper */
function getName(paper) {
  const link = paper.querySelector("a strong") ?? paper.querySelector("a");
  return (paper.dataset.name ?? link?.textContent ?? getSlug(paper)).trim();
}

/** @param {HTMLElement[]} papers */
async function addButtons(papers) {
  await processInSlices(papers, addButton, waitForTask);
}

/** @param {HTMLElement} paper */
function addButton(paper) {
  if (buttons.has(paper)) return;
  const button = /** @type {HTMLButtonElement} */ (blankButton.cloneNode(true));
  buttons.set(paper, button);
  showMark(paper, getMark(getSlug(paper)));
  (paper instanceof HTMLTableRowElement ? paper.cells[0] : paper)?.append(button);
}

/**
 * @param {HTMLElement} paper
 * @param {Mark | undefined} mark
 */
function showMark(paper, mark) {
  const button = buttons.get(paper);
  const state = mark?.state ?? "none";
  const hasNote = Boolean(mark?.note);
  if (!button || (button.dataset.state === state && button.hasAttribute("data-noted") === hasNote)) return;
  button.dataset.state = state;
  button.toggleAttribute("data-noted", hasNote);
  const description = `${STATE_LABELS[state]}${hasNote ? ", with a note" : ""}`;
  button.setAttribute("aria-label", `${getName(paper)}: ${description}; ${mark ? "change" : "mark"}`);
}

/**
 * @param {HTMLElement} head of a paper's page
 * @param {Mark | undefined} mark
 */
function showHead(head, mark) {
  for (const button of getElements(head, "[data-state]", HTMLElement)) {
    button.setAttribute("aria-pressed", String(button.dataset.state === mark?.state));
  }
  getElement(head, "[data-part=note]", HTMLElement).textContent = mark?.note ?? "";
  getElement(head, "[aria-haspopup]", HTMLElement).textContent = mark?.note ? "Edit note" : "Add note";
}

/** @param {HTMLElement[]} heads */
async function showAll(heads) {
  const marks = getMarks();
  for (const paper of findPapers(document)) showMark(paper, marks[getSlug(paper)]);
  for (const head of heads) showHead(head, getMark(getSlug(head)));
  if (isStored()) return;
  const { showStorageNotice } = await import("./storage-notice.js");
  showStorageNotice();
}

/** @param {MouseEvent} event */
async function onClick({ target }) {
  const button = /** @type {Element} */ (target).closest("button");
  const paper = /** @type {HTMLElement | null | undefined} */ (button?.closest("[data-paper], [data-mark-head]"));
  if (!button || !paper) return;
  const isHead = paper.dataset.markHead !== undefined;
  if (button.getAttribute("aria-haspopup") === "dialog" && (button.matches(".mark") || isHead)) {
    const { openPopover } = await import("./mark-popover.js");
    openPopover(button, getSlug(paper), getName(paper));
  } else if (isHead && button.dataset.state) {
    toggleState(getSlug(paper), /** @type {State} */ (button.dataset.state));
  }
}
