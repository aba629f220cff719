// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseBibtex, parseRis } from "../../overrides/js/citations/parsers.js";
import { addToBibtex, addToRis, parseState } from "../../overrides/js/reading-list/mark-fields.js";
import { createMark } from "../../overrides/js/reading-list/mark.js";

const BIBTEX = '@misc{kowalska2021box,\n    author = "Kowalská, Ada",\n    title = "Flying",\n    year = "2021"\n}\n';
const RIS = "TY  - JOUR\nTI  - Flying\nER  - \n";
const ESCAPES = {
  "\\": "{\\textbackslash}",
  "{": "{\\textbraceleft}",
  "}": "{\\textbraceright}",
  "^": "{\\textasciicircum}",
  "~": "{\\textasciitilde}",
  "`": "{\\textasciigrave}",
  "<": "{\\textless}",
  ">": "{\\textgreater}",
  "|": "{\\textbar}",
  $: "\\$",
  "&": "\\&",
  "%": "\\%",
  "#": "\\#",
  _: "\\_",
};

/** What formats find hard to carry. */
const NOTES = [
  "One line.",
  "Two lines:\nthe second, and after a blank one\n\n  - an item\n  - another",
  "Costs 5 $ & 10 %, #1_a {x} \\alpha ~ ^ | <b> \\\\ }{",
  "“Quotes”, ''these'', ``those``, - -- --- é Ł 日本語 😀",
  "TY  - is no type\nER  -\n@misc{this, is = {no entry}}",
];

for (const note of NOTES) {
  const mark = { state: /** @type {const} */ ("to-read"), note, since: "2026-11-28" };

  test(`BibTeX carries this note: ${JSON.stringify(note)}`, () => {
    const [entry, ...others] = parseBibtex(addToBibtex(BIBTEX, mark, ESCAPES));
    assert.deepEqual([entry?.title, entry?.keyword, entry?.annote, others], ["Flying", "to read", note, []]);
  });

  test(`RIS carries this note: ${JSON.stringify(note)}`, () => {
    const [entry, ...others] = parseRis(addToRis(RIS, mark));
    assert.equal(entry?.title, "Flying");
    assert.equal(entry?.keyword, "to read");
    assert.equal(createMark(undefined, entry?.annote)?.note, note);
    assert.deepEqual(others, []);
  });
}

test("fields are added at the end of an entry, and only those that a mark has", () => {
  assert.match(addToBibtex(BIBTEX, { state: "read", since: "" }, ESCAPES), /year = "2021",\n {4}keywords = \{read\}\n\}\n$/);
  assert.equal(addToRis(RIS, { note: "Why?", since: "" }), "TY  - JOUR\nTI  - Flying\nN1  - Why?\nER  - \n");
});

test("keywords of other programs are understood", () => {
  assert.equal(parseState(["kites", " Read "]), "read");
  assert.equal(parseState(["To-Read"]), "to-read");
  assert.equal(parseState(["to_read"]), "to-read");
  assert.equal(parseState(["unread"]), "to-read");
  assert.equal(parseState(["already read it"]), undefined);
});
