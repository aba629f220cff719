// @ts-check
/** What a paper's page loads besides. */

import "./formulas.js";
