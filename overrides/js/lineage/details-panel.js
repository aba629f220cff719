// @ts-check
/** The panel beside the lineage map: the chosen paper, what it names and what names it. */

/**
 * @typedef {import("./graph.js").Paper} Paper
 * @typedef {import("./graph.js").Line} Line
 * @typedef {import("./graph.js").Lineage} Lineage
 */

export class Panel {
  #panel;
  #choose;

  /**
   * @param {HTMLElement} panel
   * @param {{choose: (slug: string) => void, clear: () => void}} actions
   */
  constructor(panel, { choose, clear }) {
    this.#panel = panel;
    this.#choose = choose;
    panel.querySelector(".map__close")?.addEventListener("click", clear);
  }

  hide() {
    this.#panel.hidden = true;
  }

  /** @param {Paper} paper @param {Lineage} lineage */
  show(paper, { ancestors, descendants, up, down }) {
    const name = /** @type {HTMLAnchorElement} */ (this.#part("name"));
    name.textContent = paper.label;
    name.href = paper.element.href.baseVal;
    const { label, title } = paper;
    this.#part("title").textContent = title.startsWith(`${label}: `) ? title.slice(label.length + 2) : title;
    this.#list("ancestors", ancestors, [...up].filter((line) => line.later === paper), (line) => line.earlier);
    this.#list("descendants", descendants, [...down].filter((line) => line.earlier === paper), (line) => line.later);
    this.#panel.hidden = false;
    this.#panel.scrollTop = 0;
  }

  /** What it covers of the frame, in pixels. */
  get covered() {
    const [panel, frame] = [this.#panel, this.#panel.parentElement];
    if (panel.hidden || !frame) return { right: 0, bottom: 0 };
    const isBelow = panel.offsetWidth > frame.clientWidth / 2;
    return isBelow
      ? { right: 0, bottom: frame.clientHeight - panel.offsetTop }
      : { right: frame.clientWidth - panel.offsetLeft, bottom: 0 };
  }

  /** @param {string} name @returns {HTMLElement} */
  #part(name) {
    return /** @type {HTMLElement} */ (this.#panel.querySelector(`[data-part="${name}"]`));
  }

  /**
   * @param {"ancestors" | "descendants"} side
   * @param {Set<Paper>} all over all generations
   * @param {Line[]} direct
   * @param {(line: Line) => Paper} other
   */
  #list(side, all, direct, other) {
    const near = new Set(direct.map(other)).size;
    const papers = near === 1 ? "1 paper" : `${near} papers`;
    const isMore = all.size > near;
    this.#part(`${side}-count`).textContent = near ? `${papers}${isMore ? ` directly, ${all.size} in all` : ""}` : "nothing here";
    this.#part(side).replaceChildren(
      ...direct.map((line) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = other(line).label;
        button.addEventListener("click", () => {
          this.#choose(other(line).slug);
          this.#part("name").focus(); // the button is gone
        });
        const how = document.createElement("small");
        how.textContent = ` ${line.relation.replaceAll("-", " ")}`;
        item.append(button, how);
        return item;
      }),
    );
  }
}
