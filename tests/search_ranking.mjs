/**
 * Runs the site's search module on queries.
 *
 * Standard input: {"names", "texts" (null: before the text is there), "queries"}; standard output: for each query what
 * `SearchEngine.search` returns, as JSON.
 */

import { SearchEngine } from "../overrides/js/search/engine.js";

const { names, texts, queries } = JSON.parse(await new Response(process.stdin).text());
const engine = new SearchEngine(names);
if (texts) await engine.addTexts(texts);
console.log(JSON.stringify(queries.map((query) => engine.search(query, 20))));
