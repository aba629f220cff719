// @ts-check
/** Every page. */

import { initColourScheme } from "../core/colour-scheme.js";
import { initToc } from "../core/toc.js";
import { initMarkButtons } from "../reading-list/mark-buttons.js";
import { initProgress } from "../reading-list/progress.js";
import { initSearch } from "../search/opener.js";

initColourScheme();
initToc();
initMarkButtons();
initProgress();
initSearch();
