// @ts-check
/** What every page loads. */

import "./search.js";
