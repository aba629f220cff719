// @ts-check
/** A page with a long list of papers. */

import { getElements } from "../core/dom.js";
import { addListFilter } from "../listing/list-filter.js";

for (const container of getElements(document, "[data-filter]", HTMLElement)) addListFilter(container);
