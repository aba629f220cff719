// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { joinEntries } from "../../overrides/js/citations/formats.js";

const ENTRIES = { box: "Adams.", kettle: "Baker.", "kite-3": "Clark." };
const FORMAT = {
  id: "plain",
  label: "Plain",
  extension: "txt",
  type: "text/plain",
  path: "citations/plain.json",
  opening: "<\n",
  separator: ",\n",
  closing: "\n>\n",
  is_numbered: false,
  is_sorted: false,
};

test("entries are joined in the order asked for, each once", () => {
  assert.equal(joinEntries(["kite-3", "box", "kite-3"], ENTRIES, FORMAT), "<\nClark.,\nAdams.\n>\n");
});

test("a sorted format keeps the order of its entries", () => {
  assert.equal(joinEntries(["kite-3", "box"], ENTRIES, { ...FORMAT, is_sorted: true }), "<\nAdams.,\nClark.\n>\n");
});

test("papers without an entry are left out, before the others are numbered", () => {
  const format = { ...FORMAT, is_numbered: true };
  assert.equal(joinEntries(["gone", "kettle", "constructor", "box"], ENTRIES, format), "<\n[1] Baker.,\n[2] Adams.\n>\n");
});

test("an entry can be changed on the way", () => {
  const shout = (/** @type {string} */ entry, /** @type {string} */ slug) => `${slug}: ${entry.toUpperCase()}`;
  assert.equal(joinEntries(["kettle"], ENTRIES, FORMAT, shout), "<\nkettle: BAKER.\n>\n");
});

test("no paper gives an empty file of the format", () => {
  assert.equal(joinEntries([], ENTRIES, FORMAT), "<\n\n>\n");
});
