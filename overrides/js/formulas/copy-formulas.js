// @ts-check
/**
 * Copying formulas. A copied passage has `$tex$` where the page has a formula, and a formula on a line of its own has a
 * button that copies its TeX. Pages are complete without this script.
 */

import { canCopy, createCopyButton } from "../core/copy-button.js";

const FORMULA = ".formula";
const DISPLAY = "formula-display";

export function initFormulas() {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) setTabStop(target);
  });
  for (const scroller of document.querySelectorAll(".formula-scroll")) observer.observe(scroller);
  if (canCopy) for (const formula of document.querySelectorAll(`.${DISPLAY}`)) addCopyButton(formula);
  document.addEventListener("copy", onCopy);
}

/** The Tab key stops only at what scrolls. @param {Element} scroller */
function setTabStop(scroller) {
  if (scroller.scrollWidth > scroller.clientWidth) scroller.setAttribute("tabindex", "0");
  else scroller.removeAttribute("tabindex");
}

/** @param {Element} formula */
function addCopyButton(formula) {
  const button = createCopyButton("Copy TeX", "TeX", () => formula.getAttribute("data-tex") ?? "");
  button.className = "formula-copy";
  formula.append(button);
}

/** @param {ClipboardEvent} event */
function onCopy(event) {
  const selection = document.getSelection();
  const isInField = event.target instanceof Element && event.target.closest("input, textarea");
  if (event.defaultPrevented || isInField || !event.clipboardData || !selection || selection.isCollapsed) return;
  const ranges = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
  const passages = ranges.map((range) => extractWithTex(range));
  if (passages.every((passage) => passage === null)) return;
  const whole = document.createElement("div");
  for (const [index, range] of ranges.entries()) whole.append(passages[index] ?? range.cloneContents());
  event.clipboardData.setData("text/html", whole.innerHTML);
  event.clipboardData.setData("text/plain", getVisibleText(whole));
  event.preventDefault();
}

/**
 * What is selected, with TeX instead of formulas. Half a formula counts as a whole one.
 * @param {Range} selected
 * @returns {HTMLElement | null} null if there is no formula in it
 */
function extractWithTex(selected) {
  const range = selected.cloneRange();
  const first = findFormula(range.startContainer);
  const last = findFormula(range.endContainer);
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
  const passage = document.createElement("div");
  passage.append(range.cloneContents());
  const formulas = passage.querySelectorAll(FORMULA);
  for (const formula of formulas) {
    const tex = document.createElement(formula.tagName);
    tex.textContent = getTex(formula);
    formula.replaceWith(tex);
  }
  return formulas.length > 0 ? passage : null;
}

/** The formula that a node is part of. @param {Node} node */
function findFormula(node) {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest(FORMULA) ?? null;
}

/** The TeX of a formula, between dollar signs. @param {Element} formula */
function getTex(formula) {
  const tex = formula.getAttribute("data-tex") ?? "";
  return formula.classList.contains(DISPLAY) ? `$$${tex}$$` : `$${tex}$`;
}

/**
 * The text as a reader sees it, with line breaks between paragraphs; only a rendered element has that.
 * @param {HTMLElement} passage
 */
function getVisibleText(passage) {
  passage.style.cssText = "position: fixed; inset-inline-start: -200vw; width: 100vw;";
  document.body.append(passage);
  const text = passage.innerText;
  passage.remove();
  return text;
}
