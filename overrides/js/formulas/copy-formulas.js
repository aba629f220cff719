// @ts-check

/**
 * Copying formulas. A copied passage has `$tex$` where the page has a formula, and a formula on a line of its own
 * has a button that copies its TeX. Pages are complete without this script.
 */

import { canCopy, copyButton } from "../core/copy-button.js";

const FORMULA = ".formula";

/** @param {Element} formula @returns {string} the TeX, between dollar signs */
function source(formula) {
  const tex = formula.getAttribute("data-tex") ?? "";
  return formula.classList.contains("formula-display") ? `$$${tex}$$` : `$${tex}$`;
}

/** @param {Node} node @returns {Element | null} the formula that a node is part of */
function formulaAround(node) {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest(FORMULA) ?? null;
}

/**
 * What is selected, with TeX for formulas; half a formula counts as all of it.
 *
 * @param {Range} selected
 * @returns {HTMLElement | null} null when there is no formula in it
 */
function withTex(selected) {
  const range = selected.cloneRange();
  const first = formulaAround(range.startContainer);
  const last = formulaAround(range.endContainer);
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
  const passage = document.createElement("div");
  passage.append(range.cloneContents());
  const formulas = passage.querySelectorAll(FORMULA);
  for (const formula of formulas) {
    const tex = document.createElement(formula.tagName);
    tex.textContent = source(formula);
    formula.replaceWith(tex);
  }
  return formulas.length > 0 ? passage : null;
}

/**
 * The text as a reader sees it, with line breaks between paragraphs, which only a rendered element can tell.
 *
 * @param {HTMLElement} passage
 */
function visibleText(passage) {
  passage.style.cssText = "position: fixed; inset-inline-start: -200vw; width: 100vw;";
  document.body.append(passage);
  const text = passage.innerText;
  passage.remove();
  return text;
}

/** @param {ClipboardEvent} event */
function copySelection(event) {
  const selection = document.getSelection();
  const inField = event.target instanceof Element && event.target.closest("input, textarea");
  if (event.defaultPrevented || inField || !event.clipboardData || !selection || selection.isCollapsed) return;
  const ranges = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
  const passages = ranges.map((range) => withTex(range));
  if (passages.every((passage) => passage === null)) return;
  const whole = document.createElement("div");
  for (const [index, range] of ranges.entries()) whole.append(passages[index] ?? range.cloneContents());
  event.clipboardData.setData("text/html", whole.innerHTML);
  event.clipboardData.setData("text/plain", visibleText(whole));
  event.preventDefault();
}

/** Gives each display formula its button. */
function addButtons() {
  for (const formula of document.querySelectorAll(".formula-display")) {
    const button = copyButton("Copy TeX", "TeX", () => formula.getAttribute("data-tex") ?? "");
    button.className = "formula-copy";
    formula.append(button);
  }
}

/** Only what scrolls needs a stop for the Tab key. */
const scrollers = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});

for (const scroller of document.querySelectorAll(".formula-scroll")) scrollers.observe(scroller);
if (canCopy) addButtons();
document.addEventListener("copy", copySelection);
