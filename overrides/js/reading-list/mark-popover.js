// @ts-check
/** What the button of a mark opens, one for the whole page: states to choose from, and the note. */

import { getElement, getElements } from "../core/dom.js";
import { resolveUrl } from "../core/site.js";
import { getMark, setMark, subscribe, toggleState } from "./mark-store.js";

/** @typedef {import("./mark.js").State} State */

/** Pixels between the popover and the edges of the screen, and between it and its button. */
const MARGIN = 8;
const GAP = 4;

const popover = document.createElement("div");
popover.className = "mark-popover";
popover.popover = "auto";
popover.setAttribute("role", "dialog");
popover.setAttribute("aria-labelledby", "mark-popover-name");
popover.innerHTML = `
  <p class="mark-popover__name" id="mark-popover-name"></p>
  <div class="mark-choices" role="group" aria-label="Mark as">
    <button type="button" data-state="to-read">To read</button>
    <button type="button" data-state="read">Read</button>
  </div>
  <label>Note <textarea rows="3"></textarea></label>
  <p class="mark-popover__end"><a>Reading list</a> <button type="button" data-part="done">Done</button></p>`;
document.body.append(popover);

const name = getElement(popover, ".mark-popover__name", HTMLElement);
const note = getElement(popover, "textarea", HTMLTextAreaElement);
const states = getElements(popover, "[data-state]", HTMLElement);
getElement(popover, "a", HTMLAnchorElement).href = resolveUrl("reading-list/");

/** The paper that it is open for. */
let slug = "";
/** The button that opened it. @type {HTMLElement | undefined} */
let opener;
/** Whether a press on the opener began while it was open: some browsers close it before the click arrives. */
let isPressed = false;

const isOpen = () => popover.matches(":popover-open");

/**
 * Open the popover for a paper, or close it if the same button has opened it.
 * @param {HTMLElement} button
 * @param {string} paperSlug
 * @param {string} paperName
 */
export function openPopover(button, paperSlug, paperName) {
  const wasOpen = isPressed || isOpen();
  isPressed = false;
  if (isOpen()) popover.hidePopover();
  if (wasOpen && button === opener) return;
  slug = paperSlug;
  opener = button;
  name.textContent = paperName;
  note.value = getMark(slug)?.note ?? "";
  show();
  // @ts-expect-error Missing in the types: it makes the Tab key continue from the button.
  popover.showPopover({ source: button });
  movePopover(button);
  (button.matches(".mark") ? states[0] : note)?.focus();
}

function show() {
  const mark = getMark(slug);
  for (const button of states) button.setAttribute("aria-pressed", String(button.dataset.state === mark?.state));
  if (document.activeElement !== note) note.value = mark?.note ?? "";
}

/**
 * Move the popover below its button or, if there is no room, above it. It scrolls with the page.
 * @param {HTMLElement} button
 */
function movePopover(button) {
  const box = button.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const screen = document.documentElement;
  const left = Math.max(MARGIN, Math.min(box.right - width, screen.clientWidth - width - MARGIN));
  const isBelow = box.bottom + height + MARGIN < screen.clientHeight || box.top < height + MARGIN;
  popover.style.left = `${left + scrollX}px`;
  popover.style.top = `${(isBelow ? box.bottom + GAP : box.top - height - GAP) + scrollY}px`;
}

popover.addEventListener("click", ({ target }) => {
  const button = /** @type {Element} */ (target).closest("button");
  const state = /** @type {State | undefined} */ (button?.dataset.state);
  if (state) toggleState(slug, state);
  else if (button) popover.hidePopover();
});
document.addEventListener(
  "pointerdown",
  ({ target }) => {
    isPressed = isOpen() && opener !== undefined && opener.contains(/** @type {Node} */ (target));
  },
  { capture: true },
);
note.addEventListener("input", () => setMark(slug, { note: note.value }));
popover.addEventListener("toggle", ({ newState }) => {
  opener?.setAttribute("aria-expanded", String(newState === "open"));
});
subscribe(show);
