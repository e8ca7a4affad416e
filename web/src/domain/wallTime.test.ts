import assert from "node:assert/strict";
import test from "node:test";
import { fieldOfWallTime, offsetName, wallTimeOf } from "./wallTime.ts";

test("a date field and the API's wall time are the same moment, seconds kept", () => {
  for (const time of ["2026-12-01 19:30:00", "2026-12-01 00:00:00", "2026-12-01 19:30:05"]) {
    assert.equal(wallTimeOf(fieldOfWallTime(time)), time);
  }
  assert.equal(fieldOfWallTime("2026-12-01 19:30:00"), "2026-12-01T19:30");
});

test("no plan is an empty field", () => {
  assert.equal(wallTimeOf(""), null);
  assert.equal(fieldOfWallTime(null), "");
});

test("an offset is written with its sign", () => {
  assert.equal(offsetName(480), "UTC+08:00");
  assert.equal(offsetName(-210), "UTC−03:30");
});
