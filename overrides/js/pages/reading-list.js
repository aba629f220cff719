// @ts-check
/** The page of the reading list: what is marked, in groups; files out and in. Each button beside a paper is that of any list. */

import { all, damaged, forgetDamaged, replace, subscribe } from "../reading-list/mark-store.js";
import { papersOf } from "../core/papers.js";
import { address, load } from "../core/site.js";

/**
 * @typedef {import("../reading-list/mark-store.js").Mark} Mark
 * @typedef {import("../reading-list/mark-store.js").Marks} Marks
 * @typedef {import("../core/papers.js").PaperNames} PaperNames
 * @typedef {{slug: string, mark: Mark, paper: PaperNames | undefined}} Marked
 * @typedef {"to-read" | "read" | "noted" | "gone"} Group
 */

const root = /** @type {HTMLElement} */ (document.querySelector("[data-reading-list]"));
/** @param {string} name */
const part = (name) => /** @type {HTMLElement} */ (root.querySelector(`[data-part="${name}"]`));
const sorting = /** @type {HTMLSelectElement} */ (part("sort"));
const outcome = part("outcome");
const file = /** @type {HTMLInputElement} */ (root.querySelector("input[type=file]"));
const template = /** @type {HTMLTemplateElement} */ (root.querySelector("template"));

/** The papers by slug, fetched when there is something to show. @type {Promise<Map<string, PaperNames>> | undefined} */
let names;
/** @type {Map<string, HTMLElement>} */
const items = new Map();

/** @type {Record<string, (a: Marked, b: Marked) => number>} Within equals the order stays: the last marked first. */
const ORDERS = {
  date: (a, b) => b.mark.since.localeCompare(a.mark.since),
  year: (a, b) => Number(b.paper?.year ?? 0) - Number(a.paper?.year ?? 0),
  name: (a, b) => nameOf(a).localeCompare(nameOf(b), "en", { sensitivity: "base", numeric: true }),
};

/** @param {Marked} marked */
const nameOf = ({ slug, paper }) => paper?.name ?? slug;

async function fetchNames() {
  try {
    const papers = papersOf(await load("search/names.json"));
    return new Map(papers.map((paper) => [paper.slug, paper]));
  } catch (error) {
    names = undefined; // the next time it may work
    throw error;
  }
}

/** @param {Marked} marked @returns {Group} */
function groupOf({ mark, paper }) {
  return paper ? (mark.state ?? "noted") : "gone";
}

async function show() {
  if (document.querySelector(".mark-popover:popover-open")) return;
  const marks = all();
  const isEmpty = Object.keys(marks).length === 0;
  part("empty").hidden = !isEmpty;
  for (const name of ["tools", "export", "clear"]) part(name).hidden = isEmpty;
  part("damaged").hidden = damaged().length === 0;
  /** @type {Map<string, PaperNames>} */
  let papers = new Map();
  try {
    if (!isEmpty) papers = await (names ??= fetchNames());
  } catch {
    say("The names of the papers could not be loaded. Your marks are safe; try again by loading the page anew.");
    return;
  }
  if (marks !== all()) return; // there is a later change, which is shown by itself
  const marked = Object.entries(marks)
    .map(([slug, mark]) => ({ slug, mark, paper: papers.get(slug) }))
    .reverse()
    .sort(ORDERS[sorting.value]);
  const focused = document.activeElement;
  const place = focused?.closest("[data-paper], [data-gone]");
  const next = place?.nextElementSibling ?? place?.previousElementSibling;
  for (const group of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-group]"))) {
    showGroup(group, marked.filter((one) => groupOf(one) === group.dataset.group));
  }
  part("counts").textContent = counted(marked);
  keepFocus(focused, next);
}

/**
 * Whoever is on a button stays on it when it moves; when it goes, the next paper's is at hand.
 * @param {Element | null} focused
 * @param {Element | null | undefined} next
 */
function keepFocus(focused, next) {
  if (!(focused instanceof HTMLElement) || focused === document.activeElement) return;
  if (focused.isConnected) focused.focus();
  else /** @type {HTMLElement | null | undefined} */ (next?.querySelector("button"))?.focus();
}

/**
 * @param {HTMLElement} group
 * @param {Marked[]} marked
 */
function showGroup(group, marked) {
  group.hidden = marked.length === 0;
  /** @type {HTMLElement} */ (group.querySelector(".number")).textContent = String(marked.length);
  const list = /** @type {HTMLElement} */ (group.querySelector("ul"));
  const wanted = marked.map(item);
  if (wanted.length !== list.children.length || wanted.some((one, index) => one !== list.children[index])) {
    list.replaceChildren(...wanted);
  }
}

/** @param {Marked} marked */
function item({ slug, mark, paper }) {
  const made = items.get(slug) ?? newItem(slug, paper);
  items.set(slug, made);
  const facts = [paper?.year, paper?.venue, paper?.section, `marked ${day(mark.since)}`];
  query(made, ".entry__facts").textContent = facts.filter(Boolean).join(" · ");
  query(made, ".note").textContent = mark.note ?? "";
  return made;
}

/**
 * @param {string} slug
 * @param {PaperNames | undefined} paper
 */
function newItem(slug, paper) {
  const made = query(/** @type {DocumentFragment} */ (template.content.cloneNode(true)), "li");
  query(made, "strong").textContent = paper?.name ?? slug;
  query(made, "cite").textContent = paper && paper.title !== paper.name ? paper.title : "";
  if (paper) {
    made.dataset.paper = slug;
    /** @type {HTMLAnchorElement} */ (query(made, "a")).href = address(`papers/${slug}/`);
  } else {
    made.dataset.gone = slug;
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "plain-button";
    remove.dataset.action = "remove";
    remove.textContent = "Remove";
    remove.setAttribute("aria-label", `Remove ${slug}`);
    made.append(remove);
  }
  return made;
}

/**
 * @param {ParentNode} within
 * @param {string} selector
 */
function query(within, selector) {
  return /** @type {HTMLElement} */ (within.querySelector(selector));
}

/** @param {string} since */
function day(since) {
  return new Date(`${since}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
}

/** @param {Marked[]} marked */
function counted(marked) {
  const groups = marked.map(groupOf);
  const number = (/** @type {Group} */ group) => groups.filter((one) => one === group).length;
  const notes = marked.filter(({ mark }) => mark.note).length;
  return `${number("to-read")} to read, ${number("read")} read, ${notes} ${notes === 1 ? "note" : "notes"}`;
}

/**
 * Say what came of something, with what can be done about it.
 * @param {...(string | Node)} contents
 */
function say(...contents) {
  const paragraph = document.createElement("p");
  paragraph.append(...contents);
  outcome.replaceChildren(paragraph);
}

/** @param {File | undefined} chosen */
async function take(chosen) {
  if (!chosen) return;
  file.value = "";
  try {
    const { described, merged, read } = await import("../reading-list/import.js");
    const found = await read(await chosen.text());
    const isReplacing = /** @type {HTMLInputElement} */ (query(root, "input[value=replace]")).checked;
    const before = all();
    replace(isReplacing ? found.marks : merged(before, found.marks));
    outcome.replaceChildren(...described(found), undoing(before));
  } catch (error) {
    console.warn(error);
    say(`${chosen.name} could not be read: expected a file exported here, or BibTeX, RIS or CSL-JSON. Nothing was changed.`);
  }
}

/**
 * A way back.
 * @param {Marks} before
 */
function undoing(before) {
  const paragraph = document.createElement("p");
  const undo = document.createElement("button");
  undo.type = "button";
  undo.className = "plain-button";
  undo.textContent = "Undo";
  undo.addEventListener("click", () => {
    replace(before);
    say("The list is as it was before.");
    file.focus();
  });
  paragraph.append(undo);
  return paragraph;
}

/** @type {Record<string, (button: HTMLElement) => void>} */
const ACTIONS = {
  clear() {
    const before = all();
    replace({});
    say("All marks are cleared.");
    outcome.append(undoing(before));
    outcome.querySelector("button")?.focus();
  },
  remove(button) {
    const { [button.closest("li")?.dataset.gone ?? ""]: _, ...others } = all();
    replace(others);
  },
  async "save-damaged"() {
    const { save } = await import("../citations/bibliography.js");
    save(damaged().join("\n"), "reading-list-damaged.txt", "text/plain");
  },
  "forget-damaged"() {
    forgetDamaged();
    show();
    file.focus();
  },
};

root.addEventListener("click", async (event) => {
  const button = /** @type {Element} */ (event.target).closest("button");
  if (button?.dataset.action) ACTIONS[button.dataset.action]?.(button);
  if (!button?.dataset.format) return;
  try {
    const { exported } = await import("../reading-list/export.js");
    await exported(button.dataset.format);
  } catch (error) {
    console.warn(error);
    say("The citations could not be loaded. Try again; JSON needs nothing from the network.");
  }
});
sorting.addEventListener("change", show);
file.addEventListener("change", () => take(file.files?.[0]));

const drop = part("drop");
for (const type of ["dragenter", "dragover"]) {
  drop.addEventListener(type, (event) => {
    event.preventDefault();
    drop.dataset.over = "";
  });
}
drop.addEventListener("dragleave", () => delete drop.dataset.over);
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  delete drop.dataset.over;
  take(event.dataTransfer?.files[0]);
});

subscribe(show);
// While a mark is being changed its paper stays where it is.
document.addEventListener("toggle", show, { capture: true });
show();
