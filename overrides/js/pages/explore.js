// @ts-check
/** The page of all papers. */

import { getElement } from "../core/dom.js";
import { initExplorer } from "../explore/explorer.js";

initExplorer(getElement(document, "[data-explore]", HTMLElement));
