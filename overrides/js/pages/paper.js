// @ts-check
/** The page of a paper. */

import { addCopyButtons } from "../citations/copy-citations.js";
import { initFormulas } from "../formulas/copy-formulas.js";

addCopyButtons();
initFormulas();
