// @ts-check
/**
 * What the reader has marked: kept in the browser, by slug, which a paper keeps when it moves to another section. Every
 * page and tab of the site sees the same marks.
 */

/**
 * @typedef {"to-read" | "read"} State
 *
 * @typedef {object} Mark
 * @property {State} [state]
 * @property {string} [note]
 * @property {string} since the day of the last change, `2026-11-28`
 *
 * @typedef {Record<string, Mark>} Marks
 */

/** Sites can share a host, so the site's name is part of the key. */
const KEY = `${document.querySelector('meta[name="application-name"]')?.getAttribute("content")}/reading-list`;

/** @type {Set<() => void>} */
const listeners = new Set();

/** @returns {Marks} every mark; empty where the browser keeps nothing */
export function all() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}

/**
 * @param {string} slug
 * @returns {Mark | undefined}
 */
export function get(slug) {
  return all()[slug];
}

/**
 * Change a paper's mark; one without state and note is forgotten.
 * @param {string} slug
 * @param {{state?: State | undefined, note?: string | undefined}} change what is not named stays
 */
export function set(slug, change) {
  const { [slug]: before, ...others } = all();
  const { state, note } = { ...before, ...change };
  if (!state && !note) return replace(others);
  const since = new Date().toISOString().slice(0, 10);
  replace({ ...others, [slug]: { ...(state && { state }), ...(note && { note }), since } });
}

/**
 * Take these marks instead of all there are.
 * @param {Marks} marks
 */
export function replace(marks) {
  localStorage.setItem(KEY, JSON.stringify(marks));
  for (const listener of listeners) listener();
}

/**
 * Be told of every change, made on this page or in another tab.
 * @param {() => void} listener
 */
export function subscribe(listener) {
  listeners.add(listener);
}

addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) for (const listener of listeners) listener();
});
