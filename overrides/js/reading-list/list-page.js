// @ts-check
/** The page of the reading list. */

import { getElement } from "../core/dom.js";
import { indexPapers } from "../core/papers.js";
import { loadNames } from "../search/files.js";
import { ListFiles } from "./list-files.js";
import { ListMessages } from "./list-messages.js";
import { describeCounts, sortMarked } from "./list-order.js";
import { ListView } from "./list-view.js";
import { getDamaged, getMarks, replaceMarks, subscribe } from "./mark-store.js";

/** @typedef {import("../core/papers.js").Paper} Paper */

export class ListPage {
  #root;
  #sort;
  #messages;
  #view;
  #files;
  /** The papers by slug, fetched once there is something to show. @type {Promise<Map<string, Paper>> | undefined} */
  #papers;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#sort = getElement(root, '[data-part="sort"]', HTMLSelectElement);
    this.#messages = new ListMessages(this.#getPart("outcome"));
    this.#view = new ListView(root, removeMark);
    this.#files = new ListFiles(root, this.#messages, () => this.#show());
  }

  init() {
    this.#files.init();
    this.#sort.addEventListener("change", () => this.#show());
    subscribe(() => this.#show());
    // While the popover of a mark is open, nothing moves.
    document.addEventListener("toggle", () => this.#show(), { capture: true });
    this.#show();
  }

  /** @param {string} name */
  #getPart(name) {
    return getElement(this.#root, `[data-part="${name}"]`, HTMLElement);
  }

  async #show() {
    if (document.querySelector(".mark-popover:popover-open")) return;
    const marks = getMarks();
    const isEmpty = Object.keys(marks).length === 0;
    this.#getPart("empty").hidden = !isEmpty;
    for (const name of ["tools", "export", "clear"]) this.#getPart(name).hidden = isEmpty;
    this.#getPart("damaged").hidden = getDamaged().length === 0;
    const papers = isEmpty ? new Map() : await this.#loadPapers();
    if (!papers || marks !== getMarks()) return; // a later change is shown by a call of its own
    const marked = sortMarked(marks, papers, this.#sort.value);
    this.#view.show(marked);
    this.#getPart("counts").textContent = describeCounts(marked);
  }

  async #loadPapers() {
    try {
      return await (this.#papers ??= loadNames().then(indexPapers));
    } catch {
      this.#papers = undefined; // the next attempt may succeed
      this.#messages.show("The names of the papers could not be loaded. Your marks are safe; reload the page to try again.");
      return undefined;
    }
  }
}

/** @param {string} slug */
function removeMark(slug) {
  const { [slug]: _, ...others } = getMarks();
  replaceMarks(others);
}
