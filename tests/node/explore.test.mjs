// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { PaperFilter } from "../../overrides/js/explore/paper-filter.js";
import { isNarrowing, readQuery, writeQuery } from "../../overrides/js/explore/query.js";

const FACETS = [
  { name: "section", needsAll: false, values: ["nlp", "vision"] },
  { name: "tag", needsAll: true, values: ["attention", "scaling", "video"] },
];
const OPTIONS = { facets: FACETS, sorts: ["newest", "oldest", "name", "section", "built-upon"] };

/**
 * @param {string} name
 * @param {number} year
 * @param {string} section
 * @param {string} tags
 * @param {number} followers
 */
function makeRow(name, year, section, tags, followers) {
  return { name, year, followers, values: { section: [section], tag: tags.split(" ") }, text: `${name} ${year} etude` };
}

const ROWS = [
  makeRow("delta", 2022, "vision", "video", 5),
  makeRow("alpha", 2021, "nlp", "attention scaling", 1),
  makeRow("charlie", 2021, "vision", "attention video", 9),
  makeRow("bravo", 2019, "nlp", "attention", 5),
];
const filter = new PaperFilter(ROWS, FACETS);

/** @param {string} params */
function read(params) {
  return readQuery(new URLSearchParams(params), OPTIONS);
}

/** @param {string} params */
function find(params) {
  return filter.find(read(params));
}

const FOUND = {
  "": "delta alpha charlie bravo",
  "section=nlp": "alpha bravo",
  "section=nlp&section=vision": "delta alpha charlie bravo",
  "tag=attention": "alpha charlie bravo",
  "tag=attention&tag=video": "charlie",
  "from=2020": "delta alpha charlie",
  "to=2021": "alpha charlie bravo",
  "from=2021&to=2021&section=nlp": "alpha",
  "words=%C3%89tude+2021": "alpha charlie",
  "words=nothing": "",
  "sort=oldest": "bravo alpha charlie delta",
  "sort=name": "alpha bravo charlie delta",
  "sort=section": "alpha bravo delta charlie",
  "sort=built-upon": "charlie delta bravo alpha",
  "sort=built-upon&tag=attention": "charlie bravo alpha",
};

for (const [params, names] of Object.entries(FOUND)) {
  test(`?${params} finds: ${names}`, () => {
    assert.equal(find(params).order.map((position) => ROWS[position]?.name).join(" "), names);
  });
}

for (const base of ["", "section=nlp", "tag=attention", "tag=attention&from=2020", "section=vision&tag=video&words=9"]) {
  test(`with ?${base}, counts say what each choice would give`, () => {
    for (const { name, needsAll, values } of FACETS) {
      for (const value of values) {
        const params = new URLSearchParams(base);
        // Where one value is enough, another one is an alternative to what is chosen, not an addition.
        if (!needsAll) params.delete(name);
        params.append(name, value);
        assert.equal(find(base).counts[name]?.get(value) ?? 0, find(String(params)).order.length, `${name} ${value}`);
      }
    }
  });
}

test("years are counted inside and outside the range", () => {
  const years = [...find("from=2021&to=2021&tag=attention").years].map(([year, counts]) => [year, [...counts]]);
  assert.deepEqual(years, [
    [2021, [["nlp", 1], ["vision", 1]]],
    [2019, [["nlp", 1]]],
  ]);
});

const WRITTEN = {
  "": "",
  "sort=newest": "",
  "tag=video&tag=attention&section=nlp": "section=nlp&tag=attention&tag=video",
  "from=2020&to=2022&sort=built-upon": "from=2020&to=2022&sort=built-upon",
  "from=2022&to=2020": "from=2020&to=2022",
  "words=+low+rank+": "words=low+rank",
  "tag=no-such-tag&section=nlp&from=soon&sort=best": "section=nlp",
  "q=lora&section=nlp&other=1": "q=lora&other=1&section=nlp",
};

for (const [params, written] of Object.entries(WRITTEN)) {
  test(`?${params} is written as ?${written}`, () => {
    const query = read(params);
    assert.equal(String(writeQuery(query, new URLSearchParams(params), OPTIONS)), written);
    assert.deepEqual(read(written), query);
  });
}

test("sorting leaves out no paper", () => {
  const narrowing = ["q=lora", "sort=name", "words=alpha"].map((params) => isNarrowing(read(params)));
  assert.deepEqual(narrowing, [false, false, true]);
});

test("an order that the page offers and the script does not know is an error", () => {
  assert.throws(() => filter.find({ ...read(""), sort: "best" }), /expected one of newest, .*, found best/);
});
