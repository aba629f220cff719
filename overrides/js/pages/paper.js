// @ts-check
/** What a paper's page loads besides. */

import "../cite.js";
import "../formulas.js";
