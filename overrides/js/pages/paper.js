// @ts-check
/** What a paper's page loads besides. */

import "../citations/copy-citations.js";
import "../formulas/copy-formulas.js";
