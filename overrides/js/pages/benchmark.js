// @ts-check
/** The page of a benchmark. */

import { initChart } from "../benchmarks/chart.js";
import { makeSortable } from "../benchmarks/sortable-table.js";
import { getElements } from "../core/dom.js";

for (const table of getElements(document, "table.standings", HTMLTableElement)) makeSortable(table);
for (const chart of getElements(document, ".chart", HTMLElement)) initChart(chart);
