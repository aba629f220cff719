// @ts-check
/** Buttons that copy text, and announce it to screen readers. */

import { createButton } from "./dom.js";

const COPIED = "Copied";
/** Milliseconds. */
const CONFIRMATION_TIME = 2000;

/** Browsers offer the clipboard only over a secure connection. */
export const canCopy = Boolean(navigator.clipboard);

/**
 * @param {string} label of the button
 * @param {string} subject what it copies, in words
 * @param {() => string} getText
 */
export function createCopyButton(label, subject, getText) {
  const button = createButton(label, async () => {
    try {
      await navigator.clipboard.writeText(getText());
    } catch {
      announce("The browser does not allow copying");
      return;
    }
    button.textContent = COPIED;
    announce(`${subject} copied`);
    setTimeout(() => {
      button.textContent = label;
      announce("");
    }, CONFIRMATION_TIME);
  });
  if (!label.includes(subject)) button.setAttribute("aria-label", `${label} ${subject}`);
  return button;
}

/** Say something to screen readers. @param {string} message */
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
