// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { normalizeName, removeStopWords, splitTerms } from "../../overrides/js/search/terms.js";

/** @type {Record<string, string[]>} */
const TERMS = {
  "Kites fly": ["kite", "fly"],
  "GPT-3": ["gpt", "3", "gpt3"],
  llama2: ["llama2", "llama", "2"],
  "10,000 grams": ["10000", "gram"],
  "0.5": ["0.5"],
  "Kowalská's kite": ["kowalska", "kite"],
  "WMT'14": ["wmt", "14", "wmt14"],
  "16×16": ["16x16"],
  "class, this, bus": ["class", "this", "bus"],
  "?!": [],
};

for (const [text, terms] of Object.entries(TERMS)) {
  test(`“${text}” has the terms “${terms.join(" ")}”`, () => assert.deepEqual(splitTerms(text), terms));
}

test("spellings of a name are the same once they are normalized", () => {
  assert.deepEqual(["Kite-3", "kite 3", "KITE3", "kites 3"].map(normalizeName), ["kite3", "kite3", "kite3", "kite3"]);
});

test("words that say nothing are removed, unless there are no others", () => {
  assert.equal(removeStopWords("how does a BoxKite work?"), "BoxKite work?");
  assert.equal(removeStopWords("what is it"), "what is it");
});
