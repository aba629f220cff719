// @ts-check
/** Finding and creating elements. */

/**
 * Get the element that a template is known to contain.
 * @template {Element} T
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 * @throws {Error} if there is none of that type
 */
export function getElement(parent, selector, type) {
  const found = parent.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`expected ${type.name} at ${selector}, found ${found}`);
  return found;
}

/**
 * Get all elements that match a selector and are of a type.
 * @template {Element} T
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T[]}
 */
export function getElements(parent, selector, type) {
  const isOfType = /** @type {(element: Element) => element is T} */ ((element) => element instanceof type);
  return [...parent.querySelectorAll(selector)].filter(isOfType);
}

/**
 * @param {string} label
 * @param {() => void} onClick
 * @param {string} [className]
 */
export function createButton(label, onClick, className) {
  const button = document.createElement("button");
  button.type = "button";
  if (className) button.className = className;
  button.textContent = label;
  button.addEventListener("click", onClick);
  return button;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {...(string | Node)} content
 * @returns {HTMLElementTagNameMap[K]}
 */
export function createElement(tag, ...content) {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
}

/**
 * Whether a key is held that gives a click or a key press another meaning, such as opening a new tab.
 * @param {MouseEvent | KeyboardEvent} event
 */
export function hasModifier({ ctrlKey, metaKey, altKey }) {
  return ctrlKey || metaKey || altKey;
}
