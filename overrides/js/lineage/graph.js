// @ts-check
/** What the lineage map shows, read from its drawing: papers, the lines between them, and who descends from whom. */

/**
 * @typedef {object} Paper
 * @property {SVGAElement} element
 * @property {string} slug
 * @property {string} label
 * @property {string} title with the year
 * @property {string} also nicknames
 * @property {string} section
 * @property {number} x its dot, at full size
 * @property {number} y
 * @property {number} size of its dot
 * @property {number} end where its name ends
 * @property {Line[]} earlier lines to what it names
 * @property {Line[]} later lines to what names it
 *
 * @typedef {object} Line
 * @property {SVGPathElement} element
 * @property {Element | null} home what it is part of unless it is lit
 * @property {string} relation
 * @property {Paper} earlier
 * @property {Paper} later
 *
 * @typedef {{ancestors: Set<Paper>, descendants: Set<Paper>, up: Set<Line>, down: Set<Line>}} Lineage
 */

/** Relations by which a paper descends from another; of the others only the nearest papers count. */
const DESCENT = new Set(["builds-on", "extends", "replaces"]);

/** Pixels that a letter takes, about. */
const LETTER = 7;
/** What a pixel aside counts, against one ahead. */
const ASIDE = 3;

export class Graph {
  /** @type {Map<string, Paper>} */
  papers = new Map();
  /** @type {Line[]} */
  lines = [];

  /** @param {SVGSVGElement} drawing */
  constructor(drawing) {
    for (const group of /** @type {NodeListOf<SVGGElement>} */ (drawing.querySelectorAll("[data-section]"))) {
      const links = /** @type {Iterable<any>} */ (group.querySelectorAll("a"));
      for (const element of links) this.#addPaper(element, group.dataset.section ?? "");
    }
    for (const group of /** @type {NodeListOf<SVGGElement>} */ (drawing.querySelectorAll("[data-relation]"))) {
      for (const element of group.querySelectorAll("path")) this.#addLine(element, group.dataset.relation ?? "");
    }
  }

  /** @param {SVGAElement} element @param {string} section */
  #addPaper(element, section) {
    const [circle, text] = [element.querySelector("circle"), element.querySelector("text")];
    const number = (/** @type {Element | null} */ of, /** @type {string} */ name) => Number(of?.getAttribute(name));
    const shown = text?.textContent ?? "";
    this.papers.set(element.id, {
      element,
      slug: element.id,
      label: element.dataset.label ?? shown,
      title: element.querySelector("title")?.textContent ?? "",
      also: element.dataset.also ?? "",
      section,
      x: number(circle, "cx"),
      y: number(circle, "cy"),
      size: number(circle, "r"),
      end: number(text, "x") + LETTER * shown.length,
      earlier: [],
      later: [],
    });
  }

  /** @param {SVGPathElement} element @param {string} relation */
  #addLine(element, relation) {
    const [earlier, later] = [element.dataset.from, element.dataset.to].map((slug) => this.papers.get(slug ?? ""));
    if (!earlier || !later) return;
    const line = { element, home: element.parentElement, relation, earlier, later };
    this.lines.push(line);
    earlier.later.push(line);
    later.earlier.push(line);
  }

  /**
   * All that a paper rests on and all that came of it, over the lines that count.
   * @param {Paper} paper
   * @param {(line: Line) => boolean} counts
   * @returns {Lineage}
   */
  lineage(paper, counts) {
    const up = reached(paper, "earlier", counts);
    const down = reached(paper, "later", counts);
    return {
      ancestors: new Set([...up].map((line) => line.earlier)),
      descendants: new Set([...down].map((line) => line.later)),
      up,
      down,
    };
  }

  /**
   * The nearest paper in a direction; being aside counts more than being far.
   * @param {Paper} from
   * @param {[number, number]} direction of x and y, each -1, 0 or 1
   * @param {(paper: Paper) => boolean} counts
   */
  nearest(from, [dx, dy], counts) {
    let [best, least] = [/** @type {Paper | undefined} */ (undefined), Infinity];
    for (const paper of this.papers.values()) {
      const [right, down] = [paper.x - from.x, paper.y - from.y];
      const ahead = right * dx + down * dy;
      const aside = Math.abs(right * dy) + Math.abs(down * dx);
      const distance = ahead + ASIDE * aside;
      if (ahead > 0 && distance < least && counts(paper)) [best, least] = [paper, distance];
    }
    return best;
  }
}

/**
 * The lines that lead from a paper to earlier or later ones, from those on to further ones, and so on.
 * @param {Paper} start
 * @param {"earlier" | "later"} side
 * @param {(line: Line) => boolean} counts
 */
function reached(start, side, counts) {
  const lines = new Set(start[side].filter(counts));
  for (const line of lines) {
    if (!DESCENT.has(line.relation)) continue;
    for (const further of line[side][side]) if (DESCENT.has(further.relation) && counts(further)) lines.add(further);
  }
  return lines;
}
