import assert from "node:assert/strict";
import test from "node:test";
import { waitOf } from "./countdown.ts";
import { isBehind, isTooFarBehind, LiveDrift, rateOf } from "./LiveDrift.ts";

test("stalls and pauses add up, time that is played does not", () => {
  const drift = new LiveDrift();
  assert.equal(drift.seconds(50_000, 3), 0);
  assert.equal(drift.seconds(60_000, 13), 0);
  assert.equal(drift.seconds(65_000, 13), 5);
  assert.equal(drift.seconds(75_000, 23), 5);
});

test("a jump forward or a faster pace makes good, below nothing it never goes", () => {
  const drift = new LiveDrift();
  drift.seconds(0, 0);
  assert.equal(drift.seconds(10_000, 4), 6);
  assert.equal(drift.seconds(11_000, 9), 2);
  assert.equal(drift.seconds(12_000, 20), 0);
  drift.reset();
  assert.equal(drift.seconds(99_000, 0), 0);
});

test("small delays are played away when there is something to play, large ones are jumped", () => {
  assert.equal(rateOf(1, 10), 1);
  assert.ok(rateOf(4, 4) > 1 && rateOf(4, 4) < 1.15);
  assert.equal(rateOf(4, 1), 1);
  assert.deepEqual([7, 9, 30].map(isBehind), [false, true, true]);
  assert.deepEqual([7, 9, 30].map(isTooFarBehind), [false, false, true]);
});

test("a wait is told in days and a clock, and never below zero", () => {
  assert.deepEqual(waitOf(59.2), { days: 0, clock: "01:00" });
  assert.deepEqual(waitOf(3_661), { days: 0, clock: "01:01:01" });
  assert.deepEqual(waitOf(2 * 86_400 + 61), { days: 2, clock: "00:01:01" });
  assert.deepEqual(waitOf(-5), { days: 0, clock: "00:00" });
});
