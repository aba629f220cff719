// @ts-check
/** What the reader asks of the list of papers, and how a URL states it. No DOM: tests/node/explore.test.mjs tests it. */

/**
 * @typedef {object} Facet a property to narrow the list by
 * @property {string} name
 * @property {boolean} needsAll whether a paper has to have every chosen value, or only one of them
 * @property {readonly string[]} values
 *
 * @typedef {object} Query
 * @property {Readonly<Record<string, readonly string[]>>} chosen values by facet
 * @property {number | null} from the first year
 * @property {number | null} to the last year
 * @property {string} words
 * @property {string} sort
 *
 * @typedef {object} Options what a query can choose from
 * @property {readonly Facet[]} facets
 * @property {readonly string[]} sorts the first one is the default
 */

/**
 * The query that a URL states. Values that are no option, such as a tag that has been renamed, are ignored.
 * @param {URLSearchParams} params
 * @param {Options} options
 * @returns {Query}
 */
export function readQuery(params, { facets, sorts }) {
  const chosen = facets.map(({ name, values }) => [name, values.filter((value) => params.getAll(name).includes(value))]);
  const [from, to] = sortYears(readYear(params.get("from")), readYear(params.get("to")));
  return {
    chosen: Object.fromEntries(chosen),
    from,
    to,
    words: (params.get("words") ?? "").trim(),
    sort: sorts.find((sort) => sort === params.get("sort")) ?? sorts[0] ?? "",
  };
}

/** @param {string | null} text */
function readYear(text) {
  return text && /^\d{4}$/u.test(text) ? Number(text) : null;
}

/**
 * @param {number | null} from
 * @param {number | null} to
 * @returns {[number | null, number | null]}
 */
function sortYears(from, to) {
  return from !== null && to !== null && from > to ? [to, from] : [from, to];
}

/**
 * The parameters of a URL that states a query. Other parameters, such as the words of the search, stay.
 * @param {Query} query
 * @param {URLSearchParams} current
 * @param {Options} options
 */
export function writeQuery(query, current, { facets, sorts }) {
  const own = new Set([...facets.map(({ name }) => name), "from", "to", "words", "sort"]);
  const params = new URLSearchParams([...current].filter(([name]) => !own.has(name)));
  for (const { name } of facets) for (const value of query.chosen[name] ?? []) params.append(name, value);
  if (query.from !== null) params.append("from", String(query.from));
  if (query.to !== null) params.append("to", String(query.to));
  if (query.words) params.append("words", query.words);
  if (query.sort !== sorts[0]) params.append("sort", query.sort);
  return params;
}

/**
 * Whether a query leaves out papers, however it sorts them.
 * @param {Query} query
 */
export function isNarrowing({ chosen, from, to, words }) {
  return Object.values(chosen).some((values) => values.length) || from !== null || to !== null || words !== "";
}
