// @ts-check
/** What the reader asks of the list of all papers, and how an address says it. */

/**
 * @typedef {object} Facet a property to narrow the list by
 * @property {string} name
 * @property {boolean} needsAll whether a paper has to fit every chosen value, or only one of them
 * @property {readonly string[]} values
 *
 * @typedef {object} Query
 * @property {Readonly<Record<string, readonly string[]>>} chosen values by facet
 * @property {number | null} from the first year
 * @property {number | null} to the last year
 * @property {string} words
 * @property {Sort} sort
 *
 * @typedef {"newest" | "oldest" | "name" | "section" | "built-upon"} Sort
 */

/** The first one is what there is without being asked for. @type {readonly Sort[]} */
export const SORTS = ["newest", "oldest", "name", "section", "built-upon"];

/**
 * What an address asks for; what is no choice of a facet, such as a tag that has been renamed, is passed over.
 * @param {URLSearchParams} address
 * @param {readonly Facet[]} facets
 * @returns {Query}
 */
export function read(address, facets) {
  const chosen = Object.fromEntries(
    facets.map(({ name, values }) => [name, values.filter((value) => address.getAll(name).includes(value))]),
  );
  const from = year(address.get("from"));
  const to = year(address.get("to"));
  const isBackwards = from !== null && to !== null && from > to;
  return {
    chosen,
    from: isBackwards ? to : from,
    to: isBackwards ? from : to,
    words: (address.get("words") ?? "").trim(),
    sort: SORTS.find((sort) => sort === address.get("sort")) ?? "newest",
  };
}

/** @param {string | null} text */
function year(text) {
  return text && /^\d{4}$/u.test(text) ? Number(text) : null;
}

/**
 * An address that asks for this; what else it says, such as the words of the search, stays.
 * @param {Query} query
 * @param {URLSearchParams} address the one that there was
 * @param {readonly Facet[]} facets
 */
export function write(query, address, facets) {
  const own = new Set([...facets.map(({ name }) => name), "from", "to", "words", "sort"]);
  const pairs = [...address].filter(([name]) => !own.has(name));
  for (const { name } of facets) pairs.push(...(query.chosen[name] ?? []).map((value) => pair(name, value)));
  if (query.from !== null) pairs.push(pair("from", query.from));
  if (query.to !== null) pairs.push(pair("to", query.to));
  if (query.words) pairs.push(pair("words", query.words));
  if (query.sort !== SORTS[0]) pairs.push(pair("sort", query.sort));
  return new URLSearchParams(pairs);
}

/**
 * @param {string} name
 * @param {string | number} value
 * @returns {[string, string]}
 */
function pair(name, value) {
  return [name, String(value)];
}

/**
 * Whether it leaves papers out, however it sorts them.
 * @param {Query} query
 */
export function narrows({ chosen, from, to, words }) {
  return Object.values(chosen).some((values) => values.length) || from !== null || to !== null || words !== "";
}
