// @ts-check

/**
 * The element of the page or template that a module was written for; there has to be one.
 * @template {Element} T
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
export function element(parent, selector, type) {
  const found = parent.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`expected ${type.name} at ${selector}, found ${found}`);
  return found;
}
