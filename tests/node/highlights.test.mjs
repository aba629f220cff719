// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { findExcerpt, highlight } from "../../overrides/js/search/highlights.js";

/** @param {...string} terms */
function mean(...terms) {
  return new Map(terms.map((term) => [term, [term]]));
}

/** @param {import("../../overrides/js/search/highlights.js").Segment[]} segments */
function show(segments) {
  return segments.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join("");
}

test("every match is marked, as it is written", () => {
  assert.equal(show(highlight("A kite, two KITES and a kitten", mean("kite"))), "A [kite], two [KITES] and a kitten");
});

test("a compound is marked as a whole if it matches as a whole", () => {
  assert.equal(show(highlight("GPT-3 and GPT-4", mean("gpt3"))), "[GPT-3] and GPT-4");
  assert.equal(show(highlight("GPT-3 and GPT-4", mean("gpt"))), "[GPT]-3 and [GPT]-4");
});

test("without a match there is one segment, without text none", () => {
  assert.deepEqual(highlight("plain", mean("kite")), [{ text: "plain", isMatch: false }]);
  assert.deepEqual(highlight("", mean("kite")), []);
});

test("an excerpt is the line with most of the words", () => {
  const text = "A kite.\nThe wind lifts the kite.\nThe wind.";
  assert.equal(findExcerpt(text, mean("kite", "wind")), "The wind lifts the kite.");
  assert.equal(findExcerpt(text, mean("kettle")), "");
});

test("a long line is cut around the match, between words", () => {
  const filler = "words of no interest ".repeat(20);
  const excerpt = findExcerpt(`${filler}a kite ${filler}`, mean("kite"));
  assert.match(excerpt, /^… \w.* a kite words .*\w …$/);
  assert.ok(excerpt.length < 200, excerpt);
});
