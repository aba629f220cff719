// @ts-check
/** A benchmark's page: tables that sort by a column, and charts that say what a point is. */

for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table.standings"))) {
  makeSortable(table);
}
for (const chart of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".chart"))) {
  explain(chart);
  for (const size of /** @type {NodeListOf<HTMLElement>} */ (chart.querySelectorAll("[role=group]"))) walk(size);
}

/**
 * Let the headers of columns sort: only below each heading, since other rows cannot be compared.
 * @param {HTMLTableElement} table
 */
function makeSortable(table) {
  const headers = [...(table.tHead?.rows[0]?.cells ?? [])];
  for (const [column, header] of headers.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const order = header.ariaSort === "ascending" ? "descending" : "ascending";
      for (const other of headers) other.ariaSort = null;
      header.ariaSort = order;
      for (const body of table.tBodies) sort(body, column, order === "ascending" ? 1 : -1);
    });
  }
}

/**
 * @param {HTMLTableSectionElement} body
 * @param {number} column
 * @param {1 | -1} direction
 */
function sort(body, column, direction) {
  const rows = [...body.rows].filter((row) => row.cells.length > 1);
  const text = (/** @type {HTMLTableRowElement} */ row) => {
    const cell = row.cells[column];
    return cell?.dataset.value ?? cell?.textContent?.trim() ?? "";
  };
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  rows.sort((one, other) => {
    const [a, b] = [text(one), text(other)];
    const numbers = Number(a) - Number(b);
    return direction * (Number.isNaN(numbers) ? compare(a, b) : numbers);
  });
  body.append(...rows);
}

/**
 * Say below the chart what the point under the pointer or the focus is: titles take their time, and fingers see none.
 * @param {HTMLElement} chart
 */
function explain(chart) {
  const reading = chart.querySelector(".chart__reading");
  for (const kind of ["pointerover", "focusin"]) {
    chart.addEventListener(kind, ({ target }) => {
      const point = target instanceof Element ? target.closest("a") : null;
      if (point && reading) reading.textContent = point.querySelector("title")?.textContent ?? "";
    });
  }
}

/**
 * A chart has one stop for the Tab key; arrow keys lead from point to point, in order of time.
 * @param {HTMLElement} chart
 */
function walk(chart) {
  const middle = (/** @type {Element} */ point) => {
    const { left, right } = point.getBoundingClientRect();
    return left + right;
  };
  const points = [...chart.querySelectorAll("a")];
  for (const [index, point] of points.entries()) point.setAttribute("tabindex", index ? "-1" : "0");
  chart.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    const inOrder = points.toSorted((one, other) => middle(one) - middle(other));
    const focused = inOrder.findIndex((point) => point === document.activeElement);
    const next = inOrder[focused + step];
    if (!next) return;
    event.preventDefault();
    for (const point of points) point.setAttribute("tabindex", point === next ? "0" : "-1");
    next.focus();
  });
}
