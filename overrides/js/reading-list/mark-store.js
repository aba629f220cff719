// @ts-check
/**
 * What the reader has marked: kept in the browser, by slug, which a paper keeps when it moves to another section. Every
 * page and tab of the site sees the same marks. Marks are values: nobody changes one that was read from here.
 */

/**
 * @typedef {"to-read" | "read"} State
 *
 * @typedef {object} Mark
 * @property {State} [state]
 * @property {string} [note]
 * @property {string} since the day of the last change, `2026-11-28`
 *
 * @typedef {Readonly<Record<string, Mark>>} Marks the last one marked comes last
 */

/** Sites can share a host, so the site's name is part of the key. */
const KEY = `${document.querySelector('meta[name="application-name"]')?.getAttribute("content")}/reading-list`;
/** Begins the keys under which content that could not be read is kept. */
const DAMAGED = `${KEY}/damaged/`;
const VERSION = 1;
/** In an offline copy each script of a page has a copy of this module; the document is what they share. */
const CHANGED = "marks-changed";

/** The marks where the browser refuses to keep them: they last as long as the page. @type {Marks | null} */
let unkept = null;
/** What was read last, so that reading again costs nothing. @type {{text: string | null, marks: Marks}} */
let last = { text: null, marks: {} };

/** @returns {Marks} every mark */
export function all() {
  try {
    return unkept ?? stored();
  } catch {
    return {};
  }
}

/**
 * @param {string} slug
 * @returns {Mark | undefined}
 */
export function get(slug) {
  const marks = all();
  return Object.hasOwn(marks, slug) ? marks[slug] : undefined;
}

/**
 * Change a paper's mark; one without state and note is forgotten.
 * @param {string} slug
 * @param {{state?: State | undefined, note?: string | undefined}} change what is not named stays
 */
export function set(slug, change) {
  const { [slug]: before, ...others } = all();
  const { state, note } = { ...before, ...change };
  const mark = made(state, note);
  replace(mark ? { ...others, [slug]: mark } : others);
}

/**
 * Take these marks instead of all there are.
 * @param {Marks} marks
 */
export function replace(marks) {
  const text = JSON.stringify({ version: VERSION, marks });
  try {
    stored(); // sets aside what is damaged, before it is written over
    localStorage.setItem(KEY, text);
    unkept = null;
  } catch {
    unkept = marks;
  }
  document.dispatchEvent(new Event(CHANGED));
}

/** Whether the marks outlive the page; not where the browser refuses to keep them or has no room. */
export function isKept() {
  return unkept === null;
}

/**
 * Be told of every change, made on this page or in another tab.
 * @param {() => void} listener
 */
export function subscribe(listener) {
  document.addEventListener(CHANGED, listener);
}

/**
 * A mark, or nothing where there is neither state nor note.
 * @param {State | undefined} state
 * @param {string | undefined} note
 * @param {string} [since]
 * @returns {Mark | undefined}
 */
export function made(state, note, since = today()) {
  const tidy = note && tidied(note);
  return state || tidy ? { ...(state && { state }), ...(tidy && { note: tidy }), since } : undefined;
}

/** Contents that could not be read, as they were found. @returns {string[]} */
export function damaged() {
  try {
    return damagedKeys().map((key) => localStorage.getItem(key) ?? "");
  } catch {
    return [];
  }
}

export function forgetDamaged() {
  for (const key of damagedKeys()) localStorage.removeItem(key);
}

function damagedKeys() {
  return Object.keys(localStorage).filter((key) => key.startsWith(DAMAGED)).sort();
}

/**
 * Those of these that are marks, in the form in which they are kept.
 * @param {unknown} found
 * @returns {Marks | null} null if they are no marks at all
 */
export function sound(found) {
  if (typeof found !== "object" || found === null || Array.isArray(found)) return null;
  const marks = Object.entries(found).flatMap(([slug, mark]) => {
    const { state, note, since } = mark ?? {};
    const isSound =
      [undefined, "to-read", "read"].includes(state) &&
      [undefined, "string"].includes(note === undefined ? note : typeof note) &&
      /^\d{4}-\d\d-\d\d$/u.test(since);
    const kept = isSound && /^[a-z0-9-]+$/u.test(slug) && made(state, note, since);
    return kept ? [/** @type {[string, Mark]} */ ([slug, kept])] : [];
  });
  return Object.fromEntries(marks);
}

/** @returns {Marks} */
function stored() {
  const text = localStorage.getItem(KEY);
  if (text === last.text) return last.marks;
  const { marks, isWhole } = parsed(text);
  if (!isWhole) {
    localStorage.setItem(DAMAGED + new Date().toISOString(), String(text));
    localStorage.setItem(KEY, JSON.stringify({ version: VERSION, marks }));
  }
  last = { text: localStorage.getItem(KEY), marks };
  return marks;
}

/**
 * @param {string | null} text
 * @returns {{marks: Marks, isWhole: boolean}} what could be read of it, and whether that is all
 */
function parsed(text) {
  if (text === null) return { marks: {}, isWhole: true };
  try {
    const { version, marks: found } = JSON.parse(text);
    const marks = version === VERSION ? sound(found) : null;
    if (marks) return { marks, isWhole: Object.keys(marks).length === Object.keys(found).length };
  } catch {
    // It is no JSON.
  }
  return { marks: {}, isWhole: false };
}

/**
 * A note as it is kept: plain text that other programs' formats can carry, without blanks around lines.
 * @param {string} note
 */
function tidied(note) {
  return note
    .normalize()
    .replace(/\r\n?|[\u2028\u2029]/gu, "\n")
    .replace(/[\t\u00a0]/gu, " ")
    .replace(/(?!\n)[\p{Cc}\p{Co}\p{Cs}]/gu, "")
    .replace(/ +$/gmu, "")
    .trim();
}

function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) document.dispatchEvent(new Event(CHANGED));
});
// A page that one goes back to has slept through what was changed meanwhile.
addEventListener("pageshow", (event) => {
  if (event.persisted) document.dispatchEvent(new Event(CHANGED));
});
