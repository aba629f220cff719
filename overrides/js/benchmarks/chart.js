// @ts-check
/** Charts that say what a point stands for, and that the keyboard can move through. */

import { getElements } from "../core/dom.js";

/** @param {HTMLElement} chart */
export function initChart(chart) {
  showPointTitles(chart);
  // There is a drawing for wide screens and one for narrow ones.
  for (const drawing of getElements(chart, "[role=group]", HTMLElement)) addArrowKeys(drawing);
}

/**
 * Show the title of the point that has the pointer or the focus below the chart: tooltips are slow, and touch has none.
 * @param {HTMLElement} chart
 */
function showPointTitles(chart) {
  const output = chart.querySelector(".chart__reading");
  for (const type of ["pointerover", "focusin"]) {
    chart.addEventListener(type, ({ target }) => {
      const point = target instanceof Element ? target.closest("a") : null;
      if (point && output) output.textContent = point.querySelector("title")?.textContent ?? "";
    });
  }
}

/**
 * The Tab key stops once in a chart; arrow keys move from point to point, in the order of time.
 * @param {HTMLElement} drawing
 */
function addArrowKeys(drawing) {
  const points = [...drawing.querySelectorAll("a")];
  const setStop = (/** @type {Element | undefined} */ stop) => {
    for (const point of points) point.setAttribute("tabindex", point === stop ? "0" : "-1");
  };
  setStop(points[0]);
  drawing.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    const ordered = points.toSorted((one, other) => findMiddle(one) - findMiddle(other));
    const next = ordered[ordered.findIndex((point) => point === document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    setStop(next);
    next.focus();
  });
}

/** @param {Element} point */
function findMiddle(point) {
  const { left, right } = point.getBoundingClientRect();
  return (left + right) / 2;
}
