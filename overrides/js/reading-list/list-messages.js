// @ts-check
/** Tells the reader what has happened to the reading list. */

import { createButton, createElement } from "../core/dom.js";
import { getMarks, replaceMarks } from "./mark-store.js";

/** @typedef {import("./mark.js").Marks} Marks */

export class ListMessages {
  #output;

  /** @param {HTMLElement} output */
  constructor(output) {
    this.#output = output;
  }

  /** @param {string} message */
  show(message) {
    this.#output.replaceChildren(createElement("p", message));
  }

  /**
   * Change the marks, and offer to undo that.
   * @param {Marks} marks
   * @param {HTMLElement[]} report what the reader is told
   * @param {() => void} onUndo
   * @returns the button that undoes it
   */
  change(marks, report, onUndo) {
    const before = getMarks();
    replaceMarks(marks);
    const undo = () => {
      replaceMarks(before);
      this.show("The list is as it was before.");
      onUndo();
    };
    const button = createButton("Undo", undo, "plain-button");
    this.#output.replaceChildren(...report, createElement("p", button));
    return button;
  }
}
