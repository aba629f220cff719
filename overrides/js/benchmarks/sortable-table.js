// @ts-check
/** Tables that the reader can sort by a column. */

const { compare: compareTexts } = new Intl.Collator("en", { numeric: true });

/**
 * Add a button to the header of each column. Only the rows below each heading are sorted, since others cannot be compared.
 * @param {HTMLTableElement} table
 */
export function makeSortable(table) {
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
      for (const body of table.tBodies) sortRows(body, column, order === "ascending" ? 1 : -1);
    });
  }
}

/**
 * @param {HTMLTableSectionElement} body
 * @param {number} column
 * @param {1 | -1} direction
 */
function sortRows(body, column, direction) {
  const rows = [...body.rows].filter((row) => row.cells.length > 1);
  rows.sort((one, other) => direction * compareValues(readCell(one, column), readCell(other, column)));
  body.append(...rows);
}

/**
 * @param {HTMLTableRowElement} row
 * @param {number} column
 */
function readCell(row, column) {
  const cell = row.cells[column];
  return cell?.dataset.value ?? cell?.textContent?.trim() ?? "";
}

/**
 * Compare as numbers where both are, else as texts.
 * @param {string} one
 * @param {string} other
 */
export function compareValues(one, other) {
  const difference = Number(one) - Number(other);
  return Number.isNaN(difference) ? compareTexts(one, other) : difference;
}
