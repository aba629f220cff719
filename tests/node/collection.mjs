// @ts-check
/** A small collection of invented papers, in the form of the files that the build writes for the search. */

/** @typedef {import("../../overrides/js/core/papers.js").Names} Names */

const FIELDS = ["slug", "name", "title", "aliases", "authors", "year", "posted", "section", "venue", "tags", "followers"];

/** @type {Names} */
export const NAMES = {
  listings: {
    sections: { kind: "section", pages: [["Kites", "kite-flying"], ["Kettles"]] },
    paths: { kind: "path", pages: [["From string to sky", "string"]] },
    tags: { kind: "tag", pages: [["Low wind"], ["Steam"], ["Whistling"]] },
    authors: { kind: "author", pages: [["Ada Kowalská", "ada-kowalska"], ["Bo Lind"]] },
    venues: { kind: "venue", pages: [["ICKF"]] },
    years: { kind: "year", pages: [["2019"], ["2021"]] },
  },
  papers: {
    folder: "papers",
    fields: FIELDS,
    rows: [
      ["box", "BoxKite", "BoxKite: Flying without a Tail", ["tailless kite"], [0, "Cy Doe"], 2021, 2020, 0, 0, [0], 3],
      [null, "Kite-3", "Kites That Fly Themselves", ["self-flying kites"], [1], 2021, null, 0, 0, [0], 40],
      [null, null, "Singing Kettles", [], ["Cy Doe", 0], 2019, null, 1, null, [1, 2], 0],
      [null, "Kite-2", "Kites in Low Wind", [], [1, 0], 2019, null, 0, null, [0], 1],
    ],
  },
};

export const TEXTS = {
  papers: {
    fields: ["slug", "tldr", "body", "authors"],
    rows: [
      ["box", "A kite of two boxes needs no tail.", "Two cells\nEach cell keeps the other one upright in gusts.", ["Eve Öz"]],
      ["kite-3", "A kite that steers itself.", "The rudder follows the wind. A gust is answered at once.", []],
      ["singing-kettles", "Steam sings when the spout is narrow.", "We measured whistling\nat 2,400 hertz.", []],
      ["kite-2", "Thin paper flies in low wind.", "Paper of 20 grams\nwas enough.", []],
    ],
  },
};
