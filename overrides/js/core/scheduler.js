// @ts-check
/** Runs long work in short slices, so that the page responds to the reader in between. */

/** Milliseconds. */
const SLICE = 8;

/**
 * Do something with each item, and pause whenever a slice of time is used up.
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T) => void} action
 * @param {() => Promise<void>} [pause]
 */
export async function processInSlices(items, action, pause = waitForIdle) {
  let end = performance.now() + SLICE;
  for (const item of items) {
    if (performance.now() > end) {
      await pause();
      end = performance.now() + SLICE;
    }
    action(item);
  }
}

/** Wait until the browser is idle, but not for long. @returns {Promise<void>} */
export function waitForIdle() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), { timeout: 200 });
    else setTimeout(resolve); // Safari
  });
}

/** Wait only until the browser has handled what is pending. @returns {Promise<void>} */
export function waitForTask() {
  return new Promise((resolve) => setTimeout(resolve));
}
