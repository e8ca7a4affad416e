import assert from "node:assert/strict";
import test from "node:test";
import { clockText, secondsUntil } from "./countdown.ts";

test("a countdown shows the second that has begun, and ends at nought", () => {
  const left = [0, 1, 999, 1000, 9000, 9001].map((nowMs) => secondsUntil(10_000, nowMs));
  assert.deepEqual(left, [10, 10, 10, 9, 1, 1]);
  assert.deepEqual([secondsUntil(10_000, 10_000), secondsUntil(10_000, 99_999)], [0, 0]);
  assert.deepEqual([secondsUntil(null, 1), secondsUntil(1, null)], [null, null]);
});

test("seconds read as on a clock face", () => {
  const texts = [0, 9, 60, 720, 3599, 3600, 3723, 36_000].map(clockText);
  assert.deepEqual(texts, [
    "0:00",
    "0:09",
    "1:00",
    "12:00",
    "59:59",
    "1:00:00",
    "1:02:03",
    "10:00:00",
  ]);
});
