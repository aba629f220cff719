// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { countRead, createMark, mergeMarks, parseList, parseMarks, serializeMarks } from "../../overrides/js/reading-list/mark.js";

/** @typedef {import("../../overrides/js/reading-list/mark.js").Marks} Marks */

const DAY = "2026-11-28";

test("a mark has a state, a note or both, and the day", () => {
  assert.deepEqual(createMark("read", undefined, DAY), { state: "read", since: DAY });
  assert.deepEqual(createMark(undefined, "Why?", DAY), { note: "Why?", since: DAY });
  assert.equal(createMark(undefined, " \n ", DAY), undefined);
  assert.match(createMark("read", "")?.since ?? "", /^\d{4}-\d\d-\d\d$/);
});

test("a note is normalized to what other programs can carry", () => {
  const note = "  One\u00a0line  \r\n\ttwo\u2028three\u0007 é  ";
  assert.equal(createMark(undefined, note, DAY)?.note, "One line\n two\nthree é");
});

test("a list survives being written and read", () => {
  /** @type {Marks} */
  const marks = { box: { state: "to-read", note: "Two\nlines", since: DAY }, "kite-3": { state: "read", since: DAY } };
  assert.deepEqual(parseList(serializeMarks(marks)), { marks, rejected: [] });
  assert.deepEqual(Object.keys(parseList(serializeMarks(marks, 2)).marks), ["box", "kite-3"]);
});

test("what is not a mark is rejected, and the rest stays", () => {
  const found = {
    box: { state: "read", since: DAY },
    "No Slug": { state: "read", since: DAY },
    later: { state: "later", since: DAY },
    undated: { state: "read" },
    number: { note: 1, since: DAY },
    empty: { since: DAY },
    nothing: null,
  };
  const { marks, rejected } = parseList(JSON.stringify({ version: 1, marks: found }));
  assert.deepEqual(marks, { box: { state: "read", since: DAY } });
  assert.deepEqual(rejected, ["No Slug", "later", "undated", "number", "empty", "nothing"]);
});

test("what is not a list is an error", () => {
  for (const text of ["", "{", "null", "[]", '{"version": 1}', '{"version": 1, "marks": []}', '{"version": 9, "marks": {}}']) {
    assert.throws(() => parseList(text));
  }
  assert.equal(parseMarks("box"), null);
});

test("of two states the added one counts, and neither note is lost", () => {
  /** @type {Marks} */
  const marks = {
    box: { state: "to-read", note: "Old.", since: "2026-11-01" },
    "kite-3": { state: "read", note: "Same. And more.", since: "2026-11-01" },
    kettle: { state: "read", since: "2026-11-01" },
  };
  /** @type {Marks} */
  const added = {
    box: { state: "read", note: "New.", since: DAY },
    "kite-3": { note: "Same.", since: DAY },
    string: { note: "Third.", since: DAY },
  };
  assert.deepEqual(mergeMarks(marks, added), {
    box: { state: "read", note: "Old.\n\nNew.", since: DAY },
    "kite-3": { state: "read", note: "Same. And more.", since: DAY },
    kettle: { state: "read", since: "2026-11-01" },
    string: { note: "Third.", since: DAY },
  });
  assert.equal(marks.box?.note, "Old.", "marks are never changed in place");
});

test("progress counts what is read, and nothing else", () => {
  /** @type {Marks} */
  const marks = { box: { state: "read", since: DAY }, "kite-3": { state: "to-read", since: DAY } };
  assert.equal(countRead(["box", "kite-3", "kettle", "constructor"], marks), 1);
  assert.equal(countRead([], marks), 0);
});
