// @ts-check
/**
 * Marks as values: what the reader has said of papers. Nothing changes a mark in place. No DOM:
 * tests/node/marks.test.mjs tests it.
 */

/**
 * @typedef {"to-read" | "read"} State
 *
 * @typedef {object} Mark
 * @property {State} [state]
 * @property {string} [note]
 * @property {string} since the day of the last change, `2026-11-28`
 *
 * @typedef {Readonly<Record<string, Mark>>} Marks by slug, the latest last
 */

/** The version of the form in which marks are stored and exported. */
const VERSION = 1;

/**
 * @param {State | undefined} state
 * @param {string | undefined} note
 * @param {string} [since]
 * @returns {Mark | undefined} nothing if there is neither state nor note
 */
export function createMark(state, note, since = getToday()) {
  const normalized = note && normalizeNote(note);
  return state || normalized ? { ...(state && { state }), ...(normalized && { note: normalized }), since } : undefined;
}

/**
 * Merge two lists: of two states the added one counts, and neither of two notes is lost.
 * @param {Marks} marks
 * @param {Marks} added
 * @returns {Marks}
 */
export function mergeMarks(marks, added) {
  const merged = { ...marks };
  for (const [slug, { state, note, since }] of Object.entries(added)) {
    const old = Object.hasOwn(marks, slug) ? marks[slug] : undefined;
    const notes = old?.note && note && !old.note.includes(note) ? `${old.note}\n\n${note}` : (old?.note ?? note);
    const mark = createMark(state ?? old?.state, notes, since);
    if (mark) merged[slug] = mark;
  }
  return merged;
}

/**
 * How many of some papers the reader has read.
 * @param {readonly string[]} slugs
 * @param {Marks} marks
 */
export function countRead(slugs, marks) {
  return slugs.filter((slug) => Object.hasOwn(marks, slug) && marks[slug]?.state === "read").length;
}

/**
 * Marks as text.
 * @param {Marks} marks
 * @param {number} [indent] spaces, to make it readable
 */
export function serializeMarks(marks, indent) {
  return JSON.stringify({ version: VERSION, marks }, null, indent);
}

/**
 * Read what `serializeMarks` has written.
 * @param {string} text
 * @returns {{marks: Marks, rejected: string[]}} rejected: slugs of what is not a mark
 * @throws {Error} if the text is not a list of marks
 */
export function parseList(text) {
  const { version, marks: found } = JSON.parse(text);
  const marks = version === VERSION ? parseMarks(found) : null;
  if (!marks) throw new Error(`expected version ${VERSION} of a reading list, found ${version}`);
  return { marks, rejected: Object.keys(found).filter((slug) => !Object.hasOwn(marks, slug)) };
}

/**
 * Those values of an object that are marks, normalized.
 * @param {unknown} found
 * @returns {Marks | null} null if it is not an object
 */
export function parseMarks(found) {
  if (typeof found !== "object" || found === null || Array.isArray(found)) return null;
  const marks = Object.entries(found).map(([slug, value]) => /** @type {const} */ ([slug, parseMark(value)]));
  return Object.fromEntries(marks.flatMap(([slug, mark]) => (mark && isSlug(slug) ? [[slug, mark]] : [])));
}

/** @param {any} value */
function parseMark(value) {
  const { state, note, since } = value ?? {};
  const isMark =
    [undefined, "to-read", "read"].includes(state) &&
    ["undefined", "string"].includes(typeof note) &&
    /^\d{4}-\d\d-\d\d$/u.test(since);
  return isMark ? createMark(state, note, since) : undefined;
}

/** @param {string} text */
function isSlug(text) {
  return /^[a-z0-9-]+$/u.test(text);
}

/**
 * Remove from a note what the formats of bibliographies cannot carry, such as control characters.
 * @param {string} note
 */
function normalizeNote(note) {
  return note
    .normalize()
    .replace(/\r\n?|[\u2028\u2029]/gu, "\n")
    .replace(/[\t\u00a0]/gu, " ")
    .replace(/(?!\n)[\p{Cc}\p{Co}\p{Cs}]/gu, "")
    .replace(/ +$/gmu, "")
    .trim();
}

/** The day by the reader's clock. */
function getToday() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
