// @ts-check
/**
 * The reader's marks, which the browser stores by slug: a paper keeps its slug when it moves to another section. All pages
 * and tabs of the site share the same marks.
 */

import { createMark, parseList, serializeMarks } from "./mark.js";

/**
 * @typedef {import("./mark.js").Mark} Mark
 * @typedef {import("./mark.js").Marks} Marks
 * @typedef {import("./mark.js").State} State
 */

/** The storage key. Sites may share a host, so it begins with the name of the site. */
const KEY = document.body.dataset.marksKey ?? "";
/** The keys of contents that could not be read begin with this. */
const DAMAGED = `${KEY}/damaged/`;
/** In an offline copy, each script of a page has its own copy of this module; what they share is the document. */
const CHANGED = "marks-changed";

/** Marks that the browser refused to store; they last as long as the page. @type {Marks | null} */
let unstored = null;
/** What was read last, so that reading the same text again costs nothing. @type {{text: string | null, marks: Marks}} */
let last = { text: null, marks: {} };

/** @returns {Marks} */
export function getMarks() {
  try {
    return unstored ?? readStorage();
  } catch {
    return {};
  }
}

/**
 * @param {string} slug
 * @returns {Mark | undefined}
 */
export function getMark(slug) {
  const marks = getMarks();
  return Object.hasOwn(marks, slug) ? marks[slug] : undefined;
}

/**
 * Change a paper's mark. A mark without state and note is removed.
 * @param {string} slug
 * @param {{state?: State | undefined, note?: string | undefined}} change the rest stays
 */
export function setMark(slug, change) {
  const { [slug]: before, ...others } = getMarks();
  const { state, note } = { ...before, ...change };
  const mark = createMark(state, note);
  replaceMarks(mark ? { ...others, [slug]: mark } : others);
}

/**
 * Set a paper's state, or remove it if the paper has it already.
 * @param {string} slug
 * @param {State} state
 */
export function toggleState(slug, state) {
  setMark(slug, { state: getMark(slug)?.state === state ? undefined : state });
}

/**
 * Replace all marks.
 * @param {Marks} marks
 */
export function replaceMarks(marks) {
  try {
    readStorage(); // saves damaged content before it is overwritten
    localStorage.setItem(KEY, serializeMarks(marks));
    unstored = null;
  } catch {
    unstored = marks;
  }
  document.dispatchEvent(new Event(CHANGED));
}

/** Whether the marks outlast the page; not if the browser refuses to store anything or has no room left. */
export function isStored() {
  return unstored === null;
}

/**
 * Call a function whenever marks have changed, on this page or in another tab.
 * @param {() => void} listener
 */
export function subscribe(listener) {
  document.addEventListener(CHANGED, listener);
  addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) listener();
  });
  // A page that the reader goes back to has missed what was changed in the meantime.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) listener();
  });
}

/** Contents that could not be read, as they were found. @returns {string[]} */
export function getDamaged() {
  try {
    return findDamagedKeys().map((key) => localStorage.getItem(key) ?? "");
  } catch {
    return [];
  }
}

export function removeDamaged() {
  for (const key of findDamagedKeys()) localStorage.removeItem(key);
}

function findDamagedKeys() {
  return Object.keys(localStorage).filter((key) => key.startsWith(DAMAGED)).sort();
}

/**
 * @returns {Marks}
 * @throws {DOMException} if the browser refuses access
 */
function readStorage() {
  const text = localStorage.getItem(KEY);
  if (text === last.text) return last.marks;
  const { marks, isComplete } = parseStored(text);
  if (!isComplete) {
    localStorage.setItem(DAMAGED + new Date().toISOString(), String(text));
    localStorage.setItem(KEY, serializeMarks(marks));
  }
  last = { text: localStorage.getItem(KEY), marks };
  return marks;
}

/**
 * @param {string | null} text
 * @returns {{marks: Marks, isComplete: boolean}} what could be read, and whether that is all
 */
function parseStored(text) {
  if (text === null) return { marks: {}, isComplete: true };
  try {
    const { marks, rejected } = parseList(text);
    return { marks, isComplete: rejected.length === 0 };
  } catch {
    return { marks: {}, isComplete: false };
  }
}
