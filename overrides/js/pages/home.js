// @ts-check
/**
 * What the reader has begun, on the home page: reading paths, and papers marked to be read. It takes the place of some
 * of the papers that most others build upon, so that nothing else on the page moves.
 */

import { all, subscribe } from "../reading-list/mark-store.js";
import { papersOf } from "../core/papers.js";
import { address, load } from "../core/site.js";

/** @typedef {import("../core/papers.js").PaperNames} PaperNames */

const MOST_PATHS = 2;
const MOST_PAPERS = 4;

const start = /** @type {HTMLElement} */ (document.querySelector("[data-start]"));
const begun = /** @type {HTMLElement} */ (start.querySelector("[data-begun]"));
const list = /** @type {HTMLElement} */ (begun.querySelector("ol"));
const most = /** @type {HTMLElement} */ (start.querySelector("[data-most]"));
const rows = /** @type {HTMLElement[]} */ ([...most.querySelectorAll("li")]);
const paths = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("[data-path]")]);

/** @type {Map<string, PaperNames> | undefined} */
let names;

/**
 * Only who has marks fetches what papers are called; meanwhile the place is empty, from the first on through a script in
 * the page, so that nobody sees it change.
 */
async function show() {
  if (!names && Object.keys(all()).length) {
    start.style.visibility = "hidden";
    names = await load("search/names.json").then(
      (found) => new Map(papersOf(found).map((paper) => [paper.slug, paper])),
      () => undefined,
    );
  }
  place(names ? [...pathItems(names), ...paperItems(names)] : []);
  start.style.visibility = "";
}

/**
 * The paths of which some papers are read and some are not, the one last touched first.
 * @param {Map<string, PaperNames>} names
 */
function pathItems(names) {
  const marks = all();
  const order = Object.keys(marks);
  return paths
    .map((link) => {
      const slugs = (link.dataset.path ?? "").split(" ");
      const read = slugs.filter((slug) => marks[slug]?.state === "read");
      const next = names.get(slugs.find((slug) => marks[slug]?.state !== "read") ?? "");
      const touched = Math.max(...read.map((slug) => order.indexOf(slug)));
      return { link, slugs, read: read.length, next, touched };
    })
    .filter(({ read, next }) => read && next)
    .sort((one, other) => other.touched - one.touched)
    .slice(0, MOST_PATHS)
    .map(({ link, slugs, read, next }) =>
      item(`${link.href}#${next?.slug}`, link.text, "why", `${read} of ${slugs.length} read; next ${next?.name}`),
    );
}

/**
 * The papers to be read, the one last marked first.
 * @param {Map<string, PaperNames>} names
 */
function paperItems(names) {
  return Object.entries(all())
    .filter(([, { state }]) => state === "to-read")
    .reverse()
    .flatMap(([slug]) => names.get(slug) ?? [])
    .slice(0, MOST_PAPERS)
    .map(({ slug, name, year }) => item(address(`papers/${slug}/`), name, "year", year));
}

/**
 * @param {string} href
 * @param {string} text of the link
 * @param {string} kind of what is said beside it
 * @param {string} beside
 */
function item(href, text, kind, beside) {
  const link = document.createElement("a");
  link.href = href;
  link.textContent = text;
  const more = document.createElement("span");
  more.className = kind;
  more.textContent = beside;
  const element = document.createElement("li");
  element.append(link, " ", more);
  return element;
}

/**
 * Put the items where the reader starts, and hide as many of the papers below as it takes to leave the height as it is.
 * @param {HTMLElement[]} items
 */
function place(items) {
  begun.hidden = true;
  most.hidden = false;
  for (const row of rows) row.hidden = false;
  start.style.minHeight = "";
  if (!items.length) return;
  const height = () => start.getBoundingClientRect().height;
  const room = height();
  start.style.minHeight = `${room}px`;
  list.replaceChildren(...items);
  begun.hidden = false;
  const fits = () => height() < room + 0.5;
  for (const row of rows.slice(1).toReversed()) {
    if (fits()) return;
    row.hidden = true;
  }
  most.hidden = !fits();
  while (!fits() && list.children.length > 1) list.lastElementChild?.remove();
}

show();
subscribe(() => {
  const isUsed = start.querySelector("[aria-expanded=true]"); // a paper in it is being marked: it stays where it is
  if (!isUsed) show();
});
