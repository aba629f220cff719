// @ts-check
/** What every page loads. */

import "../core/colour-scheme.js";
import "../core/toc.js";
import "../reading-list/mark-buttons.js";
import "../reading-list/progress.js";
import "../search/opener.js";
