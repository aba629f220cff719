// @ts-check
/** The page of the lineage map. */

import { getElement } from "../core/dom.js";
import { LineageMap } from "../lineage/lineage-map.js";

new LineageMap(getElement(document, ".map", HTMLElement)).init();
