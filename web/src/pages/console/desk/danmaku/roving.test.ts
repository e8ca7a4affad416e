import assert from "node:assert/strict";
import test from "node:test";
import { currentRow, rowAfterKey } from "./roving.ts";

test("j and k move as arrows do, and stay within the list", () => {
  assert.deepEqual([rowAfterKey("j", 0, 3), rowAfterKey("ArrowDown", 0, 3)], [1, 1]);
  assert.deepEqual([rowAfterKey("k", 2, 3), rowAfterKey("ArrowUp", 2, 3)], [1, 1]);
  assert.deepEqual([rowAfterKey("j", 2, 3), rowAfterKey("k", 0, 3)], [2, 0]);
  assert.deepEqual([rowAfterKey("Home", 2, 3), rowAfterKey("End", 0, 3)], [0, 2]);
});

test("other keys move nothing, and nothing moves in an empty list", () => {
  assert.equal(rowAfterKey("a", 1, 3), null);
  assert.equal(rowAfterKey("j", 0, 0), null);
});

test("a row stays current wherever it goes", () => {
  assert.equal(currentRow(["d1", "d2", "d3"], "d3", 0), 2);
  assert.equal(currentRow(["d9", "d1", "d2"], "d1", 0), 1);
});

test("where a row is gone the next takes its place, at the end the one before", () => {
  assert.equal(currentRow(["d1", "d3"], "d2", 1), 1);
  assert.equal(currentRow(["d1", "d2"], "d3", 2), 1);
  assert.equal(currentRow([], "d3", 2), 0);
  assert.equal(currentRow(["d1"], null, 0), 0);
});
