// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { containsAll, foldText, pluralize, splitWords, stripName } from "../../overrides/js/core/text.js";

test("text is compared without case and accents", () => {
  assert.equal(foldText("Łukasz Øster, Ångström, STRAẞE"), "lukasz oster, angstrom, strasse");
  assert.equal(foldText("e\u0301tude"), "etude");
});

test("a text has to contain all words of a query", () => {
  const words = splitWords("  Étude  21 ");
  assert.deepEqual(words, ["etude", "21"]);
  assert.ok(containsAll(foldText("An étude of 2021"), words));
  assert.ok(!containsAll(foldText("An étude of 2020"), words));
  assert.ok(containsAll("anything", splitWords(" ")));
});

test("a name is stripped only from the beginning of a title", () => {
  assert.equal(stripName("BoxKite: Flying without a Tail", "BoxKite"), "Flying without a Tail");
  assert.equal(stripName("Flying a BoxKite: Notes", "BoxKite"), "Flying a BoxKite: Notes");
});

test("only one of something is singular", () => {
  assert.deepEqual([0, 1, 2].map((count) => pluralize(count, "paper")), ["0 papers", "1 paper", "2 papers"]);
});
