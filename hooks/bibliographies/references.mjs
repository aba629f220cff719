/**
 * References to print, by citeproc.
 *
 *     node references.mjs <node_modules>
 *
 * Standard input: an array of `{"style", "item", "isCut"}`: the path of a CSL style, an item of CSL-JSON, and whether its
 * list of authors has been cut. Standard output: for each the reference as plain text, without a number before it.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.argv[2], "references"));
const { plugins } = require("@citation-js/core");
require("@citation-js/plugin-csl");
const { engine, styles } = plugins.config.get("@csl");

/** Closes every list of authors with "et al.", after the first `listed` at the latest: the last author is not known. */
function withoutLast(style, listed) {
  return style.replace(/<bibliography\b[^>]*\bet-al-use-last="true"[^>]*>/u, (element) => {
    const shown = Math.min(listed, Number(/\bet-al-use-first="(\d+)"/u.exec(element)?.[1]));
    return element
      .replace(/\bet-al-min="\d+"/u, `et-al-min="${shown}"`)
      .replace(/\bet-al-use-first="\d+"/u, `et-al-use-first="${shown}"`)
      .replace('et-al-use-last="true"', 'et-al-use-last="false"');
  });
}

const requests = JSON.parse(await new Response(process.stdin).text());
const texts = new Map(requests.map(({ style }) => [style, ""]));
for (const path of texts.keys()) texts.set(path, readFileSync(path, "utf8"));
const engines = new Map();

/** The engine for a style, which takes a second to compile, so that variants without a difference share one. */
function engineFor(path, listed) {
  const style = listed === undefined ? texts.get(path) : withoutLast(texts.get(path), listed);
  if (!engines.has(style)) {
    const name = `style ${engines.size}`;
    styles.add(name, style);
    engines.set(style, engine([], name, "en-US", "text"));
  }
  return engines.get(style);
}

function reference({ style, item, isCut }, number) {
  const id = String(number);
  const author = isCut ? [...item.author, { literal: "others" }] : item.author;
  const citeproc = engineFor(style, isCut ? item.author.length : undefined);
  citeproc.sys.retrieveItem = () => ({ ...item, id, author });
  citeproc.updateItems([id]);
  const [, [text]] = citeproc.makeBibliography();
  return text.trim().replace(/^\[1\]\s*/u, "");
}

console.log(JSON.stringify(requests.map(reference)));
