// @ts-check
/** Shows the marked papers in groups. The button beside each paper is the same as in other lists. */

import { createButton, getElement, getElements } from "../core/dom.js";
import { resolveUrl } from "../core/site.js";
import { getGroup, getName } from "./list-order.js";

/** @typedef {import("./list-order.js").MarkedPaper} MarkedPaper */

export class ListView {
  #groups;
  #template;
  #onRemove;
  /** Items by slug; a paper keeps its item, and with it the focus. @type {Map<string, HTMLElement>} */
  #items = new Map();

  /**
   * @param {HTMLElement} root
   * @param {(slug: string) => void} onRemove called for a paper that left the collection
   */
  constructor(root, onRemove) {
    this.#groups = getElements(root, "[data-group]", HTMLElement);
    this.#template = getElement(root, "template", HTMLTemplateElement);
    this.#onRemove = onRemove;
  }

  /** @param {MarkedPaper[]} marked */
  show(marked) {
    const focused = document.activeElement;
    const item = focused?.closest("[data-paper], [data-gone]");
    const neighbour = item?.nextElementSibling ?? item?.previousElementSibling;
    for (const group of this.#groups) {
      this.#showGroup(group, marked.filter((paper) => getGroup(paper) === group.dataset.group));
    }
    restoreFocus(focused, neighbour);
  }

  /**
   * @param {HTMLElement} group
   * @param {MarkedPaper[]} marked
   */
  #showGroup(group, marked) {
    group.hidden = marked.length === 0;
    getElement(group, ".number", HTMLElement).textContent = String(marked.length);
    const list = getElement(group, "ul", HTMLElement);
    const items = marked.map((paper) => this.#updateItem(paper));
    const isSame = items.length === list.children.length && items.every((item, at) => item === list.children[at]);
    if (!isSame) list.replaceChildren(...items);
  }

  /** @param {MarkedPaper} marked */
  #updateItem(marked) {
    const { slug, mark, paper } = marked;
    const item = this.#items.get(slug) ?? this.#createItem(marked);
    this.#items.set(slug, item);
    const facts = [paper?.year, paper?.venue, paper?.section, `marked ${formatDay(mark.since)}`];
    getElement(item, ".entry__facts", HTMLElement).textContent = facts.filter(Boolean).join(" · ");
    getElement(item, ".note", HTMLElement).textContent = mark.note ?? "";
    return item;
  }

  /** @param {MarkedPaper} marked */
  #createItem(marked) {
    const { slug, paper } = marked;
    const copy = /** @type {DocumentFragment} */ (this.#template.content.cloneNode(true));
    const item = getElement(copy, "li", HTMLElement);
    getElement(item, "strong", HTMLElement).textContent = getName(marked);
    getElement(item, "cite", HTMLElement).textContent = paper && paper.title !== paper.name ? paper.title : "";
    if (paper) {
      item.dataset.paper = slug;
      getElement(item, "a", HTMLAnchorElement).href = resolveUrl(paper.path);
    } else {
      item.dataset.gone = slug;
      const button = createButton("Remove", () => this.#onRemove(slug), "plain-button");
      button.setAttribute("aria-label", `Remove ${slug}`);
      item.append(button);
    }
    return item;
  }
}

/**
 * A button that has the focus keeps it when it moves. When it is removed, the button of a neighbour gets the focus.
 * @param {Element | null} focused
 * @param {Element | null | undefined} neighbour
 */
function restoreFocus(focused, neighbour) {
  if (!(focused instanceof HTMLElement) || focused === document.activeElement) return;
  if (focused.isConnected) focused.focus();
  else neighbour?.querySelector("button")?.focus();
}

/** @param {string} since */
function formatDay(since) {
  return new Date(`${since}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
}
