// @ts-check
/** URLs and data of the site. In an offline copy, site-offline.js takes the place of this module. */

/** The root of the site, ending in a slash; bundled scripts are two folders below it. */
const ROOT = new URL("../../", import.meta.url).href;

/**
 * The absolute URL of a page or file.
 * @param {string} path relative to the root of the site
 */
export function resolveUrl(path) {
  return ROOT + path;
}

/**
 * Fetch data that the build wrote.
 * @param {string} path of a JSON file, relative to the root of the site
 * @returns {Promise<any>}
 * @throws {Error} if the file cannot be fetched
 */
export async function loadData(path) {
  const response = await fetch(resolveUrl(path));
  if (!response.ok) throw new Error(`expected ${path}, found status ${response.status}`);
  return response.json();
}
