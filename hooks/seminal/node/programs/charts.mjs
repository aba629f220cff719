/**
 * Draws charts of values over years with Observable Plot.
 *
 * A request is for one picture:
 *
 * - `{"kind": "chart", "width", "height", "label", "series": [{"style", "points": [{"year", "value", "href", "title",
 *   "name"}]}]}`: each point is a link with a title; those that set a new best have a `name`, which is written beside
 *   them where there is room, and steps lead from one to the next;
 * - `{"kind": "spark", "width", "height", "points": [{"year", "value", "isBest"}]}`: one series, as small as a word;
 * - `{"kind": "key", "width", "height", "style"}`: the sign by which a series is known.
 *
 * The answer is the text of an SVG. It has classes instead of colours, which the site's style sheet gives.
 */

import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { serve } from "../protocol.mjs";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

/** The first series has the first of these, and so on. */
const SYMBOLS = ["circle", "square", "triangle", "diamond", "star", "wye", "cross"];
const RADIUS = 4;
/** How near two points of a year may come to each other. */
const APART = 2 * RADIUS + 1.5;
/** The part of a year's column that its points may take. */
const SPREAD = 0.9;

const MARGINS = { marginTop: 30, marginRight: 10, marginBottom: 28, marginLeft: 38 };
const FONT_SIZE = 11.5;
/** The widths of small and other letters as shares of the font's size: generous, as every reader's font is another. */
const [SMALL, CAPITAL] = [0.6, 0.78];
/** Where a name may stand beside its point: anchor, and the way from the point; the first is liked best. */
const PLACES = [
  ["end", -RADIUS - 3, 0],
  ["middle", 0, -RADIUS - 8],
  ["start", RADIUS + 3, 0],
  ["end", -RADIUS - 1, -RADIUS - 5],
  ["start", RADIUS + 1, -RADIUS - 5],
  ["middle", 0, RADIUS + 9],
  ["end", -RADIUS - 1, RADIUS + 6],
  ["start", RADIUS + 1, RADIUS + 6],
];

const PICTURES = { chart, spark, key };

function chart({ width, height, label, series }) {
  const points = series.flatMap(({ style, points: own }) => own.map((point) => ({ ...point, style })));
  const scales = scalesOf(points, { width, height, ...MARGINS });
  spread(points, scales);
  const names = placedNames(points, scales);
  const marks = series.flatMap(({ style }) => seriesMarks(style, points.filter((point) => point.style === style)));
  const axis = { tickSize: 0, fontSize: FONT_SIZE, labelArrow: "none" };
  return writeSvg({
    width,
    height,
    ...MARGINS,
    x: { domain: scales.x.domain, label: null },
    y: { domain: scales.y.domain, label },
    marks: [
      Plot.gridY({ ticks: 6, className: "chart__grid", strokeOpacity: 1 }),
      Plot.axisY({ ...axis, ticks: 6, className: "chart__axis" }),
      Plot.axisX(scales.years, { ...axis, tickFormat: String, tickPadding: 8, className: "chart__axis" }),
      ...marks,
      ...["start", "middle", "end"].map((textAnchor) =>
        Plot.text(
          names.filter((name) => name.anchor === textAnchor),
          { x: "x", y: "y", text: "name", textAnchor, fontSize: FONT_SIZE, className: "chart__names" },
        ),
      ),
    ],
  });
}

/** The scales of a chart, from values to pixels, and the years that have a tick. */
function scalesOf(points, { width, height, marginTop, marginRight, marginBottom, marginLeft }) {
  const years = points.map(({ year }) => year);
  const values = points.map(({ value }) => value);
  const [first, last, least, most] = [Math.min(...years), Math.max(...years), Math.min(...values), Math.max(...values)];
  const air = (most - least || Math.abs(most) || 1) * 0.05;
  const x = Plot.scale({ x: { domain: [first - 0.5, last + 0.5], range: [marginLeft, width - marginRight] } });
  const y = Plot.scale({
    y: { domain: [least < air ? least : least - air, most + air], range: [height - marginBottom, marginTop] },
  });
  const column = (x.range[1] - x.range[0]) / (last - first + 1);
  const step = Math.ceil(34 / column);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => last - index);
  return { x, y, column, years: ticks.filter((_, index) => index % step === 0), width, height };
}

/** Gives each point its place, moved aside from its year's middle where another point of that year would hide it. */
function spread(points, { x, y, column }) {
  const room = Math.max(0, (column * SPREAD) / 2 - RADIUS);
  const offsets = [0];
  for (let offset = APART / 2; offset <= room; offset += APART / 2) offsets.push(offset, -offset);
  const byYear = Map.groupBy(points, ({ year }) => year);
  for (const [year, own] of byYear) {
    const placed = [];
    for (const point of own.toSorted((one, other) => one.value - other.value)) {
      const top = y.apply(point.value);
      const freedom = (offset) =>
        Math.min(APART, ...placed.map((other) => Math.hypot(other.left - x.apply(year) - offset, other.top - top)));
      const offset = offsets.reduce((best, next) => (freedom(next) > freedom(best) + 0.01 ? next : best));
      placed.push(Object.assign(point, { left: x.apply(year) + offset, top }));
      point.x = x.invert(point.left);
    }
  }
}

/**
 * The names that find a place where they hide no point and no other name; the later the point, the sooner. A place on
 * a line is taken only when there is no other.
 */
function placedNames(points, { x, y, width, height }) {
  const taken = points.map(({ left, top }) => box(left - RADIUS, top - RADIUS, 2 * RADIUS, 2 * RADIUS));
  const lines = [...Map.groupBy(points, ({ style }) => style).values()].flatMap((own) => stepBoxes(records(own)));
  const { marginTop, marginBottom, marginLeft } = MARGINS;
  const frame = box(marginLeft, marginTop - 8, width - marginLeft, height - marginBottom - marginTop + 12);
  const names = [];
  for (const { left, top, name } of records(points).toReversed()) {
    const length = lengthOf(name);
    const places = PLACES.map(([anchor, right, down]) => {
      const start = left + right - { start: 0, middle: length / 2, end: length }[anchor];
      const own = box(start, top + down - FONT_SIZE / 2, length, FONT_SIZE);
      return { anchor, own, x: x.invert(left + right), y: y.invert(top + down) };
    }).filter(({ own }) => isWithin(own, frame) && !taken.some((other) => overlap(own, other)));
    const place = places.find(({ own }) => !lines.some((line) => overlap(own, line))) ?? places[0];
    if (place) {
      taken.push(place.own);
      names.push({ ...place, name });
    }
  }
  return names;
}

function lengthOf(text) {
  return [...text].reduce((sum, letter) => sum + FONT_SIZE * (letter === letter.toLowerCase() ? SMALL : CAPITAL), 0);
}

/** The points that set a new best, in order of time. */
function records(points) {
  return points.filter(({ name }) => name).toSorted((one, other) => one.year - other.year);
}

/** The lines between records, as boxes that are as thin as they are. */
function stepBoxes(steps) {
  return steps.slice(1).flatMap(({ left, top }, index) => {
    const before = steps[index];
    return [
      box(before.left, before.top, left - before.left, 0),
      box(left, Math.min(before.top, top), 0, Math.abs(before.top - top)),
    ];
  });
}

function box(left, top, width, height) {
  return { left, top, right: left + width, bottom: top + height };
}

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function isWithin(one, frame) {
  return one.left >= frame.left && one.right <= frame.right && one.top >= frame.top && one.bottom <= frame.bottom;
}

function seriesMarks(style, points) {
  const steps = records(points);
  const className = `chart__series chart__series--${style}`;
  return [
    Plot.line(steps, { x: "x", y: "value", curve: "step-after", strokeWidth: 1, className: `${className} chart__steps` }),
    Plot.dot(points, { x: "x", y: "value", href: "href", title: "title", ...sign(style), className }),
  ];
}

function sign(style) {
  return { symbol: SYMBOLS[style - 1], r: RADIUS, fill: "currentColor", stroke: "none" };
}

function spark({ width, height, points }) {
  const best = points.filter(({ isBest }) => isBest);
  const place = { x: "year", y: "value" };
  return writeSvg({
    width,
    height,
    margin: 4,
    x: { axis: null },
    y: { axis: null },
    marks: [
      Plot.line(best.toSorted((one, other) => one.year - other.year), { ...place, curve: "step-after", strokeWidth: 1 }),
      Plot.dot(points, { ...place, r: 2, fill: "currentColor", stroke: "none", className: "spark__points" }),
      Plot.dot(best, { ...place, r: 2.5, fill: "currentColor", stroke: "none" }),
    ],
  });
}

function key({ width, height, style }) {
  return writeSvg({ width, height, margin: 0, axis: null, marks: [Plot.dot([0], { x: 0, y: 0, ...sign(style) })] });
}

/** A plot as SVG text that can stand in a page: without Plot's own style sheet, and not more exact than one can see. */
function writeSvg(options) {
  const svg = Plot.plot({ document, ...options });
  for (const style of svg.querySelectorAll("style")) style.remove();
  for (const { name } of [...svg.attributes]) if (name !== "viewBox") svg.removeAttribute(name);
  for (const element of svg.querySelectorAll("*")) {
    element.removeAttribute("aria-label");
    for (const { name, value } of [...element.attributes]) {
      if (name !== "href") element.setAttribute(name, value.replace(/-?\d+\.\d+/g, rounded));
    }
  }
  for (const link of svg.querySelectorAll("a")) {
    link.removeAttribute("fill");
    link.prepend(link.querySelector("title"));
  }
  // Whoever does not see it is told the links; what else there is stands in the table.
  for (const group of svg.querySelectorAll("g")) if (!group.querySelector("a")) group.setAttribute("aria-hidden", "true");
  return svg.outerHTML;
}

function rounded(number) {
  return String(Number(Number(number).toFixed(1)));
}

await serve(() => (request) => PICTURES[request.kind](request));
