// @ts-check
/** Buttons that copy a text, and say so to everyone. */

const DONE = "Copied";
const SHOWN_FOR = 2000; // milliseconds

/** Without a secure connection the browser offers no clipboard. */
export const canCopy = Boolean(navigator.clipboard);

/**
 * A button that copies.
 * @param {string} label that it shows
 * @param {string} what it copies, in words
 * @param {() => string} text
 */
export function copyButton(label, what, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  if (!label.includes(what)) button.setAttribute("aria-label", `${label} ${what}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      announce("The browser does not allow copying");
      return;
    }
    button.textContent = DONE;
    announce(`${what} copied`);
    setTimeout(() => {
      button.textContent = label;
      announce("");
    }, SHOWN_FOR);
  });
  return button;
}

/** Says something to screen readers. @param {string} message */
function announce(message) {
  let status = document.querySelector(".copy-status");
  if (!status) {
    status = document.createElement("div");
    status.className = "copy-status visually-hidden";
    status.setAttribute("role", "status");
    document.body.append(status);
  }
  status.textContent = message;
}
