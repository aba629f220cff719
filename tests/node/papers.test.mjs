// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { indexPapers, parseListings, parsePapers } from "../../overrides/js/core/papers.js";
import { NAMES } from "./collection.mjs";

test("a paper's references become labels", () => {
  const [box] = parsePapers(NAMES);
  assert.deepEqual(box, {
    slug: "box",
    path: "papers/box/",
    name: "BoxKite",
    title: "BoxKite: Flying without a Tail",
    aliases: ["tailless kite"],
    authors: ["Ada Kowalská", "Cy Doe"],
    firstAuthor: "Ada Kowalská",
    year: "2021",
    posted: "2020",
    section: "Kites",
    venue: "ICKF",
    tags: ["Low wind"],
    followers: 3,
  });
});

test("a slug that is left out is that of the name or the title", () => {
  assert.deepEqual([...indexPapers(NAMES).keys()], ["box", "kite-3", "singing-kettles", "kite-2"]);
  assert.equal(indexPapers(NAMES).get("singing-kettles")?.name, "Singing Kettles");
});

test("the order of fields is that which the file states", () => {
  const { fields, rows } = NAMES.papers;
  const papers = { ...NAMES.papers, fields: fields.toReversed(), rows: rows.map((row) => row.toReversed()) };
  assert.deepEqual(parsePapers({ ...NAMES, papers }), parsePapers(NAMES));
});

test("pages that list papers have the path of their folder", () => {
  const paths = parseListings(NAMES).map(({ path, kind }) => `${kind} ${path}`);
  assert.deepEqual(paths.slice(0, 4), [
    "section sections/kite-flying/",
    "section sections/kettles/",
    "path paths/string/",
    "tag tags/low-wind/",
  ]);
});
