// @ts-check
/** The panel beside the lineage map: the chosen paper, the papers that it names and those that name it. */

import { createButton, createElement, getElement } from "../core/dom.js";
import { pluralize, stripName } from "../core/text.js";

/**
 * @typedef {import("./graph.js").Paper} Paper
 * @typedef {import("./graph.js").Line} Line
 * @typedef {import("./graph.js").Lineage} Lineage
 */

export class DetailsPanel {
  #panel;
  #onChoose;

  /**
   * @param {HTMLElement} panel
   * @param {(slug: string) => void} onChoose
   * @param {() => void} onClose
   */
  constructor(panel, onChoose, onClose) {
    this.#panel = panel;
    this.#onChoose = onChoose;
    getElement(panel, ".map__close", HTMLElement).addEventListener("click", onClose);
  }

  hide() {
    this.#panel.hidden = true;
  }

  /**
   * @param {Paper} paper
   * @param {Lineage} lineage
   */
  show(paper, { ancestors, descendants, linesUp, linesDown }) {
    const name = getElement(this.#panel, '[data-part="name"]', HTMLAnchorElement);
    name.textContent = paper.label;
    name.href = paper.element.href.baseVal;
    this.#getPart("title").textContent = stripName(paper.title, paper.label);
    const parents = [...linesUp].filter((line) => line.later === paper);
    const children = [...linesDown].filter((line) => line.earlier === paper);
    this.#showSide("ancestors", ancestors.size, parents, (line) => line.earlier);
    this.#showSide("descendants", descendants.size, children, (line) => line.later);
    this.#panel.hidden = false;
    this.#panel.scrollTop = 0;
  }

  /** How much of the frame's edges it covers, in pixels. */
  get covered() {
    const [panel, frame] = [this.#panel, this.#panel.parentElement];
    if (panel.hidden || !frame) return { right: 0, bottom: 0 };
    const isBelow = panel.offsetWidth > frame.clientWidth / 2;
    return isBelow
      ? { right: 0, bottom: frame.clientHeight - panel.offsetTop }
      : { right: frame.clientWidth - panel.offsetLeft, bottom: 0 };
  }

  /** @param {string} name */
  #getPart(name) {
    return getElement(this.#panel, `[data-part="${name}"]`, HTMLElement);
  }

  /**
   * @param {"ancestors" | "descendants"} side
   * @param {number} total number of papers over all generations
   * @param {Line[]} lines to the nearest ones
   * @param {(line: Line) => Paper} getOther
   */
  #showSide(side, total, lines, getOther) {
    const near = new Set(lines.map(getOther)).size;
    const more = total > near ? ` directly, ${total} in all` : "";
    this.#getPart(`${side}-count`).textContent = near ? `${pluralize(near, "paper")}${more}` : "nothing here";
    this.#getPart(side).replaceChildren(...lines.map((line) => this.#createItem(getOther(line), line.relation)));
  }

  /**
   * @param {Paper} paper
   * @param {string} relation
   */
  #createItem(paper, relation) {
    const button = createButton(paper.label, () => {
      this.#onChoose(paper.slug);
      this.#getPart("name").focus(); // the button is gone
    });
    return createElement("li", button, createElement("small", ` ${relation.replaceAll("-", " ")}`));
  }
}
