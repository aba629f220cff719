// @ts-check
/** The home page. */

import { getElement } from "../core/dom.js";
import { ContinueReading } from "../reading-list/continue-reading.js";

new ContinueReading(getElement(document, "[data-start]", HTMLElement)).init();
