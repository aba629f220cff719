/**
 * References to print, by citeproc.
 *
 * A request is `{"style", "item", "isCut"}`: the path of a CSL style, an item of CSL-JSON, and whether its list of authors
 * has been cut. The answer is the reference as plain text, without a number before it.
 */

import { readFileSync } from "node:fs";
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-csl";
import { serve } from "../protocol.mjs";

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

const texts = new Map();
const engines = new Map();

/** The engine for a style, which takes a second to compile, so that variants without a difference share one. */
function engineFor(path, listed) {
  if (!texts.has(path)) texts.set(path, readFileSync(path, "utf8"));
  const style = listed === undefined ? texts.get(path) : withoutLast(texts.get(path), listed);
  if (!engines.has(style)) {
    const name = `style ${engines.size}`;
    styles.add(name, style);
    engines.set(style, engine([], name, "en-US", "text"));
  }
  return engines.get(style);
}

/** How many references were made: an engine remembers items by their ids, so each needs one of its own. */
let made = 0;

function reference({ style, item, isCut }) {
  const id = String(made++);
  const author = isCut ? [...item.author, { literal: "others" }] : item.author;
  const citeproc = engineFor(style, isCut ? item.author.length : undefined);
  citeproc.sys.retrieveItem = () => ({ ...item, id, author });
  citeproc.updateItems([id]);
  const [, [text]] = citeproc.makeBibliography();
  return text.trim().replace(/^\[1\]\s*/u, "");
}

await serve(() => reference);
