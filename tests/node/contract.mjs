// @ts-check
/**
 * What scripts make of the generator's data, for tests/unit/test_script_data.py, which compares it with the generator.
 *
 * Standard input: {"pageData", "entries", "note", "names"}; standard output: {"files": by format, "bibtex", "listings"}.
 */

import { stdin } from "node:process";
import { joinEntries } from "../../overrides/js/citations/formats.js";
import { parseListings } from "../../overrides/js/core/papers.js";
import { addToBibtex } from "../../overrides/js/reading-list/mark-fields.js";

const { pageData, entries, note, names } = await new Response(stdin).json();
/** @type {import("../../overrides/js/core/page-data.js").PageData} */
const { formats, latexEscapes } = pageData;
console.log(
  JSON.stringify({
    files: Object.fromEntries(formats.map((format) => [format.id, joinEntries(Object.keys(entries), entries, format)])),
    bibtex: addToBibtex("@misc{a,\n    title = {A}\n}\n", { note, since: "2026-11-28" }, latexEscapes),
    listings: parseListings(names),
  }),
);
