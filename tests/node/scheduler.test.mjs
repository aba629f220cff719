// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { processInSlices } from "../../overrides/js/core/scheduler.js";

test("all items are processed in order, with a pause whenever a slice is used up", async () => {
  /** @type {number[]} */
  const processed = [];
  let pauses = 0;
  const pause = async () => {
    pauses += 1;
  };
  const work = (/** @type {number} */ item) => {
    processed.push(item);
    for (const end = performance.now() + 5; performance.now() < end; ); // milliseconds
  };
  await processInSlices([1, 2, 3, 4, 5], work, pause);
  assert.deepEqual(processed, [1, 2, 3, 4, 5]);
  assert.ok(pauses >= 2, `${pauses} pauses`);
});
