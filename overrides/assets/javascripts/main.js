// @ts-check
/** What every page loads. */

import "./colours.js";
import "./contents.js";
import "./search.js";
