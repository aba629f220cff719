// @ts-check
/**
 * Stands in for site.js in a copy of the site that is opened from a disk. There browsers refuse to fetch files, but run
 * scripts: beside each file of data that scripts load, such a copy has one, named like it with `.js` at the end, that
 * puts the data into `globalThis.offlineData`, by path. And no server turns a folder into the page in it.
 */

/** Every page has this script, two folders below the root. */
const main = /** @type {HTMLScriptElement} */ (document.querySelector('script[src$="assets/javascripts/main.js"]'));
const ROOT = new URL("../../", main.src).href;

/** @type {Record<string, unknown>} */
const data = (/** @type {any} */ (globalThis).offlineData ??= {});

/**
 * The full address of a page or file.
 * @param {string} path from the root of the site
 */
export function address(path) {
  const [, place = "", rest = ""] = /^([^?#]*)(.*)$/su.exec(path) ?? [];
  return `${ROOT}${place}${!place || place.endsWith("/") ? "index.html" : ""}${rest}`;
}

/**
 * Data of the site, as the build wrote it.
 * @param {string} path of a file of JSON, from the root of the site
 * @returns {Promise<any>}
 */
export async function load(path) {
  if (!(path in data)) await run(`${ROOT}${path}.js`);
  if (!(path in data)) throw new Error(`expected the data of ${path}, found none`);
  return structuredClone(data[path]);
}

/** @param {string} source @returns {Promise<void>} */
function run(source) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = source;
    element.addEventListener("load", () => resolve());
    element.addEventListener("error", () => reject(new Error(`expected ${source}, found nothing`)));
    document.head.append(element);
  });
}
