// @ts-check
/** The page of the reading list. */

import { getElement } from "../core/dom.js";
import { ListPage } from "../reading-list/list-page.js";

new ListPage(getElement(document, "[data-reading-list]", HTMLElement)).init();
