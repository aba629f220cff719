// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { compareValues } from "../../overrides/js/benchmarks/sortable-table.js";

test("numbers are compared as numbers, everything else as text", () => {
  assert.deepEqual(["10", "9.5", "-1"].sort(compareValues), ["-1", "9.5", "10"]);
  assert.deepEqual(["kite 10", "Kettle", "kite 9"].sort(compareValues), ["Kettle", "kite 9", "kite 10"]);
});
