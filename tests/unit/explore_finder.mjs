/**
 * Runs the modules of the page of all papers that know no page.
 *
 * Standard input: {"rows", "facets", "addresses"}; standard output: for each address the query that it is read as, the
 * address that the query is written as, and what `Finder.find` returns, with maps as objects.
 */

import { Finder } from "../../overrides/js/explore-finder.js";
import { narrows, read, write } from "../../overrides/js/explore-query.js";

const { rows, facets, addresses } = JSON.parse(await new Response(process.stdin).text());
const finder = new Finder(rows, facets);

const answers = addresses.map((text) => {
  const address = new URLSearchParams(text);
  const query = read(address, facets);
  const { order, counts, years } = finder.find(query);
  return {
    query,
    narrows: narrows(query),
    written: write(query, address, facets).toString(),
    order,
    counts: Object.fromEntries(Object.entries(counts).map(([name, map]) => [name, Object.fromEntries(map)])),
    years: Object.fromEntries([...years].map(([year, map]) => [year, Object.fromEntries(map)])),
  };
});
console.log(JSON.stringify(answers));
