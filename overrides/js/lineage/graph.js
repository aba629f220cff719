// @ts-check
/**
 * The graph that the lineage map shows: papers, the lines between them, and which papers descend from which. No DOM:
 * tests/node/lineage.test.mjs tests it.
 */

/**
 * @typedef {object} Paper
 * @property {SVGAElement} element
 * @property {string} slug
 * @property {string} label
 * @property {string} title with the year
 * @property {string} aliases
 * @property {string} section
 * @property {number} x of its dot, at full size
 * @property {number} y
 * @property {number} radius of its dot
 * @property {Line[]} earlier lines to the papers that it names
 * @property {Line[]} later lines to the papers that name it
 *
 * @typedef {object} Line
 * @property {SVGPathElement} element
 * @property {Element | null} home the parent of the element, unless the line is lit
 * @property {string} relation
 * @property {boolean} descends whether the later paper is a descendant of the earlier one
 * @property {Paper} earlier
 * @property {Paper} later
 *
 * @typedef {Omit<Line, "earlier" | "later"> & {from: string, to: string}} Edge a line with the slugs of its papers
 *
 * @typedef {object} Lineage
 * @property {Set<Paper>} ancestors
 * @property {Set<Paper>} descendants
 * @property {Set<Line>} linesUp to the ancestors
 * @property {Set<Line>} linesDown to the descendants
 */

/** How much a pixel to the side counts against one straight ahead. */
const SIDE_WEIGHT = 3;

export class LineageGraph {
  /** @type {Map<string, Paper>} */
  papers;
  /** @type {Line[]} */
  lines = [];

  /**
   * @param {Omit<Paper, "earlier" | "later">[]} papers
   * @param {Edge[]} edges those between other papers are left out
   */
  constructor(papers, edges) {
    this.papers = new Map(papers.map((paper) => [paper.slug, { ...paper, earlier: [], later: [] }]));
    for (const edge of edges) this.#addLine(edge);
  }

  /** @param {Edge} edge */
  #addLine({ from, to, ...rest }) {
    const [earlier, later] = [this.papers.get(from), this.papers.get(to)];
    if (!earlier || !later) return;
    const line = { ...rest, earlier, later };
    this.lines.push(line);
    earlier.later.push(line);
    later.earlier.push(line);
  }

  /**
   * Find all that a paper rests on and all that it led to. Relations of descent are followed over any number of
   * generations, others only from the paper itself.
   * @param {Paper} paper
   * @param {(line: Line) => boolean} isCounted whether to follow a line
   * @returns {Lineage}
   */
  findLineage(paper, isCounted) {
    const linesUp = followLines(paper, "earlier", isCounted);
    const linesDown = followLines(paper, "later", isCounted);
    return {
      ancestors: new Set([...linesUp].map((line) => line.earlier)),
      descendants: new Set([...linesDown].map((line) => line.later)),
      linesUp,
      linesDown,
    };
  }

  /**
   * Find the nearest paper in a direction; one far ahead is nearer than one far to the side.
   * @param {Paper} from
   * @param {readonly [number, number]} direction of x and y, each -1, 0 or 1
   * @param {(paper: Paper) => boolean} isCounted whether a paper may be found
   */
  findNearest(from, [dx, dy], isCounted) {
    let [nearest, least] = [/** @type {Paper | undefined} */ (undefined), Infinity];
    for (const paper of this.papers.values()) {
      const [right, down] = [paper.x - from.x, paper.y - from.y];
      const ahead = right * dx + down * dy;
      const aside = Math.abs(right * dy) + Math.abs(down * dx);
      const distance = ahead + SIDE_WEIGHT * aside;
      if (ahead > 0 && distance < least && isCounted(paper)) [nearest, least] = [paper, distance];
    }
    return nearest;
  }
}

/**
 * The lines that lead from a paper to earlier or later ones, from those to further ones, and so on.
 * @param {Paper} start
 * @param {"earlier" | "later"} side
 * @param {(line: Line) => boolean} isCounted
 */
function followLines(start, side, isCounted) {
  const lines = new Set(start[side].filter(isCounted));
  for (const line of lines) {
    if (!line.descends) continue;
    for (const further of line[side][side]) if (further.descends && isCounted(further)) lines.add(further);
  }
  return lines;
}
