// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseBibtex, parseRis } from "../../overrides/js/citations/parsers.js";
import { matchEntries } from "../../overrides/js/reading-list/entry-matching.js";

/** @typedef {import("../../overrides/js/reading-list/entry-matching.js").Entry} Entry */

/** @type {Record<string, Entry>} */
const COLLECTION = {
  box: { id: "kowalska2021box", title: "Flying without a Tail", DOI: "10.1000/182", note: "The list of authors is cut." },
  "kite-3": { id: "lind2021kites", title: "Kites That Fly Themselves", number: "arXiv:2106.09685" },
  "singing-kettles": { id: "doe2019kettles", title: "Singing Kettles", URL: "https://arxiv.org/abs/cs/0601001" },
};

/** @param {Entry} entry */
function match(entry) {
  return Object.keys(matchEntries([entry], COLLECTION).marks)[0];
}

/** @type {Record<string, [Entry, string | undefined]>} */
const MATCHES = {
  "a DOI": [{ DOI: "10.1000/182" }, "box"],
  "a DOI as a link": [{ DOI: "https://doi.org/10.1000/182" }, "box"],
  "the number of a preprint": [{ number: "arXiv:2106.09685v2" }, "kite-3"],
  "the DOI of a preprint": [{ DOI: "10.48550/arXiv.2106.09685" }, "kite-3"],
  "the link to a PDF": [{ URL: "https://arxiv.org/pdf/2106.09685" }, "kite-3"],
  "an old number of a preprint": [{ note: "arXiv:cs/0601001" }, "singing-kettles"],
  "a title in other letters": [{ title: "flying WITHOUT a tail!" }, "box"],
  "a key and a title": [{ id: "doe2019kettles", title: "Singing kettles" }, "singing-kettles"],
  "a key alone, which is not enough": [{ id: "doe2019kettles", title: "Another paper" }, undefined],
};

for (const [subject, [entry, slug]] of Object.entries(MATCHES)) {
  test(`a paper is recognised by ${subject}`, () => assert.equal(match(entry), slug));
}

test("the most reliable identifier decides", () => {
  assert.equal(match({ DOI: "10.1000/182", title: "Singing Kettles" }), "box");
});

test("what an import tells: states, notes, what is unmarked and what is rejected", () => {
  const { marks, rejected, unmarked } = matchEntries(
    [
      { DOI: "10.1000/182", keyword: "kites; read", annote: "Mine.\nThe list of authors is cut." },
      { title: "Singing Kettles" },
      { title: "A paper that nobody knows" },
      { id: "unknown2020" },
      {},
    ],
    COLLECTION,
  );
  assert.equal(marks.box?.state, "read");
  assert.equal(marks.box?.note, "Mine.", "the note of the collection's own entry is not the reader's");
  assert.equal(marks["singing-kettles"]?.state, "to-read");
  assert.equal(unmarked, 1);
  assert.deepEqual(rejected, ["A paper that nobody knows", "unknown2020", "an entry without title"]);
});

test("entries of BibTeX from elsewhere are read", () => {
  const entries = parseBibtex(`
    @comment{from elsewhere}
    @article{a, title = {Other words}, doi = {https://doi.org/10.1000/182}, keywords = {graphs, Read}}
    @misc{b, title = {More words}, eprint = {2106.09685}, annotation = {Look
      again}}
    @misc{c, title = {{SINGING KETTLES}}}`);
  const { marks, unmarked } = matchEntries(entries, COLLECTION);
  assert.deepEqual(Object.keys(marks), ["box", "kite-3", "singing-kettles"]);
  assert.equal(marks.box?.state, "read");
  assert.equal(marks["kite-3"]?.note, "Look\n      again");
  assert.equal(unmarked, 1);
});

test("records of RIS from elsewhere are read", () => {
  const entries = parseRis(
    "TY  - JOUR\nTI  - Other words\nDO  - 10.1000/182\nKW  - graphs\nKW  - to-read\nN1  - One.\nN1  - Two.\nER  - \n" +
      "TY  - GEN\nTI  - Singing Kettles\nER  - \n",
  );
  const { marks } = matchEntries(entries, COLLECTION);
  assert.equal(marks.box?.state, "to-read");
  assert.equal(marks.box?.note, "One.\nTwo.");
  assert.equal(marks["singing-kettles"]?.state, "to-read");
});

test("an unfinished entry of BibTeX is not read", () => {
  assert.deepEqual(parseBibtex("@misc{a, title = "), []);
});
