// @ts-check
/** Where the site stands, and how its pages and data are reached; site-offline.js stands in for it in an offline copy. */

/** The root of the site, with a slash at the end: every script stands two folders below it. */
const ROOT = new URL("../../", import.meta.url).href;

/**
 * The full address of a page or file.
 * @param {string} path from the root of the site
 */
export function address(path) {
  return ROOT + path;
}

/**
 * Data of the site, as the build wrote it.
 * @param {string} path of a file of JSON, from the root of the site
 * @returns {Promise<any>}
 */
export async function load(path) {
  const response = await fetch(address(path));
  if (!response.ok) throw new Error(`expected ${path}, found status ${response.status}`);
  return response.json();
}
