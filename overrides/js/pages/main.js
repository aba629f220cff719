// @ts-check
/** What every page loads. */

import "../colours.js";
import "../contents.js";
import "../mark-buttons.js";
import "../progress.js";
import "../search.js";
