// @ts-check
/** Long work in short slices, so that the page answers the reader in between. */

const SLICE = 8; // milliseconds

/**
 * Do something with each item; gives way whenever a slice is used up.
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T) => void} action
 */
export async function inSlices(items, action) {
  let end = performance.now() + SLICE;
  for (const item of items) {
    if (performance.now() > end) {
      await idle();
      end = performance.now() + SLICE;
    }
    action(item);
  }
}

/** Until the browser has nothing better to do. @returns {Promise<void>} */
export function idle() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), { timeout: 200 });
    else setTimeout(resolve); // Safari
  });
}
