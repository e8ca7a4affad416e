import assert from "node:assert/strict";
import test from "node:test";
import { axisEnd, filled, place, type Point, stepPath } from "./scale.ts";

const frame = { fromMs: 1000, toMs: 2000, most: 10, width: 100, height: 50 };

test("an axis ends at a round number that holds its largest value", () => {
  assert.deepEqual([0, 1, 3, 10, 11, 47, 51, 999].map(axisEnd), [1, 1, 5, 10, 20, 50, 100, 1000]);
  for (let value = 1; value < 5000; value += 7) assert.ok(axisEnd(value) >= value);
});

test("time runs to the right, values grow upwards, and nothing leaves the frame", () => {
  assert.deepEqual(place([1000, 0], frame), [0, 50]);
  assert.deepEqual(place([2000, 10], frame), [100, 0]);
  assert.deepEqual(place([1500, 5], frame), [50, 25]);
  assert.deepEqual(place([0, 99], frame), [0, 0]);
});

test("a frame without a length is drawn all the same", () => {
  assert.deepEqual(place([1000, 5], { ...frame, toMs: 1000 }), [0, 25]);
});

test("a value holds until the next one, and the last to the end", () => {
  assert.equal(stepPath([[1000, 0], [1500, 10]], frame), "M0 50H50V0H100V0");
  assert.equal(stepPath([], frame), "");
});

test("a step in which nothing happened counts as none", () => {
  const points: Point[] = [[1000, 4], [1200, 6]];
  assert.deepEqual(filled(points, 100, 1000, 1300), [[1000, 4], [1100, 0], [1200, 6], [1300, 0]]);
  assert.deepEqual(filled(points, 100, 1050, 1150), [[1000, 4], [1100, 0]]);
});
