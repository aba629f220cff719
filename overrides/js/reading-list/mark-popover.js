// @ts-check
/** What a mark's button opens, one for the whole page: the states to choose from, and the note. */

import { get, set, subscribe } from "./mark-store.js";
import { address } from "../core/site.js";

/** @typedef {import("./mark-store.js").State} State */

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

const name = /** @type {HTMLElement} */ (popover.querySelector(".mark-popover__name"));
const note = /** @type {HTMLTextAreaElement} */ (popover.querySelector("textarea"));
const states = /** @type {NodeListOf<HTMLElement>} */ (popover.querySelectorAll("[data-state]"));
/** @type {HTMLAnchorElement} */ (popover.querySelector("a")).href = address("reading-list/");

let slug = "";
/** @type {HTMLElement | undefined} */
let opener;
/** Whether a press on the opener has begun while it was open: some browsers close it before the click arrives. */
let isPressed = false;

const isOpen = () => popover.matches(":popover-open");

/**
 * Open it for a paper; the button that opened it closes it.
 * @param {HTMLElement} button
 * @param {string} paper its slug
 * @param {string} label its name
 */
export function open(button, paper, label) {
  const wasOpen = isPressed || isOpen();
  isPressed = false;
  if (isOpen()) popover.hidePopover();
  if (wasOpen && button === opener) return;
  slug = paper;
  opener = button;
  name.textContent = label;
  note.value = get(slug)?.note ?? "";
  show();
  // @ts-expect-error The types do not know it yet: the Tab key then goes on from the button.
  popover.showPopover({ source: button });
  place(button);
  (button.matches(".mark") ? states[0] : note)?.focus();
}

function show() {
  const mark = get(slug);
  for (const button of states) button.setAttribute("aria-pressed", String(button.dataset.state === mark?.state));
  if (document.activeElement !== note) note.value = mark?.note ?? "";
}

/**
 * Below its button or, where there is no room, above it; it scrolls with the page.
 * @param {HTMLElement} button
 */
function place(button) {
  const at = button.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const screen = document.documentElement;
  const left = Math.max(8, Math.min(at.right - width, screen.clientWidth - width - 8));
  const hasRoom = at.bottom + height + 8 < screen.clientHeight || at.top < height + 8;
  popover.style.left = `${left + scrollX}px`;
  popover.style.top = `${(hasRoom ? at.bottom + 4 : at.top - height - 4) + scrollY}px`;
}

popover.addEventListener("click", (event) => {
  const button = /** @type {Element} */ (event.target).closest("button");
  const state = /** @type {State | undefined} */ (button?.dataset.state);
  if (state) set(slug, { state: get(slug)?.state === state ? undefined : state });
  else if (button) popover.hidePopover();
});
document.addEventListener(
  "pointerdown",
  ({ target }) => {
    isPressed = isOpen() && opener !== undefined && opener.contains(/** @type {Node} */ (target));
  },
  { capture: true },
);
note.addEventListener("input", () => set(slug, { note: note.value }));
popover.addEventListener("toggle", (event) => {
  opener?.setAttribute("aria-expanded", String(event.newState === "open"));
});
subscribe(show);
