// @ts-check
/**
 * Takes the place of site.js in a copy of the site that is opened from a disk. There, browsers refuse to fetch files but
 * do run scripts. So beside each JSON file that scripts load, the copy has a script of the same name plus `.js`, which
 * stores the data in `globalThis.offlineData` under the path of the file. And since there is no server to turn the URL
 * of a folder into a page, URLs name the page's file.
 */

/** Every page has this script, two folders below the root. */
const main = /** @type {HTMLScriptElement} */ (document.querySelector('script[src$="assets/javascripts/main.js"]'));
const ROOT = new URL("../../", main.src).href;

/** @type {Record<string, unknown>} */
const data = (/** @type {any} */ (globalThis).offlineData ??= {});

/**
 * The absolute URL of a page or file.
 * @param {string} path relative to the root of the site
 */
export function resolveUrl(path) {
  const [, file = "", rest = ""] = /^([^?#]*)(.*)$/su.exec(path) ?? [];
  return `${ROOT}${file}${!file || file.endsWith("/") ? "index.html" : ""}${rest}`;
}

/**
 * Load data that the build wrote.
 * @param {string} path of a JSON file, relative to the root of the site
 * @returns {Promise<any>}
 * @throws {Error} if the copy does not have the file
 */
export async function loadData(path) {
  if (!(path in data)) await runScript(`${ROOT}${path}.js`);
  if (!(path in data)) throw new Error(`expected the data of ${path}, found none`);
  return structuredClone(data[path]);
}

/** @param {string} source @returns {Promise<void>} */
function runScript(source) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = source;
    element.addEventListener("load", () => resolve());
    element.addEventListener("error", () => reject(new Error(`expected ${source}, found nothing`)));
    document.head.append(element);
  });
}
