// @ts-check
/** Exporting the reading list to files, importing it from files, and clearing it. */

import { createElement, getElement } from "../core/dom.js";
import { readPageData } from "../core/page-data.js";
import { saveFile } from "../core/save-file.js";
import { mergeMarks, serializeMarks } from "./mark.js";
import { getDamaged, getMarks, removeDamaged } from "./mark-store.js";

/** @typedef {import("./list-messages.js").ListMessages} ListMessages */

/** The format that only this site reads. */
const JSON_FORMAT = "json";

export class ListFiles {
  #root;
  #input;
  #messages;
  #onRemoveDamaged;
  #data = readPageData();

  /**
   * @param {HTMLElement} root
   * @param {ListMessages} messages
   * @param {() => void} onRemoveDamaged
   */
  constructor(root, messages, onRemoveDamaged) {
    this.#root = root;
    this.#input = getElement(root, "input[type=file]", HTMLInputElement);
    this.#messages = messages;
    this.#onRemoveDamaged = onRemoveDamaged;
  }

  init() {
    this.#root.addEventListener("click", ({ target }) => {
      const { action, format } = /** @type {Element} */ (target).closest("button")?.dataset ?? {};
      if (action) this.#run(action);
      if (format) this.#export(format);
    });
    this.#input.addEventListener("change", () => this.#import(this.#input.files?.[0]));
    this.#initDropArea(getElement(this.#root, '[data-part="drop"]', HTMLElement));
  }

  /** @param {HTMLElement} area */
  #initDropArea(area) {
    for (const type of ["dragenter", "dragover"]) {
      area.addEventListener(type, (event) => {
        event.preventDefault();
        area.dataset.over = "";
      });
    }
    area.addEventListener("dragleave", () => delete area.dataset.over);
    area.addEventListener("drop", (event) => {
      event.preventDefault();
      delete area.dataset.over;
      this.#import(event.dataTransfer?.files[0]);
    });
  }

  /** @param {string} action of a button */
  #run(action) {
    if (action === "clear") this.#clear();
    if (action === "save-damaged") saveFile(getDamaged().join("\n"), "reading-list-damaged.txt", "text/plain");
    if (action === "forget-damaged") this.#removeDamaged();
  }

  #clear() {
    const report = createElement("p", "All marks are cleared.");
    this.#messages.change({}, [report], () => this.#input.focus()).focus();
  }

  #removeDamaged() {
    removeDamaged();
    this.#onRemoveDamaged();
    this.#input.focus();
  }

  /** @param {string} id of a format */
  async #export(id) {
    if (id === JSON_FORMAT) return saveFile(`${serializeMarks(getMarks(), 2)}\n`, "reading-list.json", "application/json");
    try {
      const { exportBibliography } = await import("./export.js");
      await exportBibliography(this.#findFormat(id), this.#data.latexEscapes);
    } catch (error) {
      console.warn(error);
      this.#messages.show("The citations could not be loaded. Try again; JSON needs nothing from the network.");
    }
  }

  /** @param {string} id */
  #findFormat(id) {
    const format = this.#data.formats.find((known) => known.id === id);
    if (!format) throw new Error(`expected the id of a format, found ${id}`);
    return format;
  }

  /** @param {File | undefined} file */
  async #import(file) {
    if (!file) return;
    this.#input.value = "";
    try {
      const [{ parseFile }, { createReport }] = await Promise.all([import("./import.js"), import("./import-report.js")]);
      const imported = await parseFile(await file.text(), this.#findFormat("csl"));
      const isReplacing = getElement(this.#root, "input[value=replace]", HTMLInputElement).checked;
      const marks = isReplacing ? imported.marks : mergeMarks(getMarks(), imported.marks);
      this.#messages.change(marks, createReport(imported), () => this.#input.focus());
    } catch (error) {
      console.warn(error);
      const expected = "expected a file exported here, or BibTeX, RIS or CSL-JSON";
      this.#messages.show(`${file.name} could not be read: ${expected}. Nothing was changed.`);
    }
  }
}
