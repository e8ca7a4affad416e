import assert from "node:assert/strict";
import test from "node:test";
import { clockTime, dateTime, percent } from "./moreFormats.ts";

test("a time is shown as the wall time it is, with the year only when it is another", () => {
  assert.equal(dateTime("2026-11-23 20:05:09", "zh", 2026), "11月23日 周一 20:05");
  assert.equal(dateTime("2025-11-23 20:05:09", "zh", 2026), "2025年11月23日 周日 20:05");
  assert.equal(dateTime("2026-11-23 00:05:00", "en", 2026), "Mon 23 Nov, 00:05");
  assert.equal(dateTime("2025-11-23 00:05:00", "en", 2026), "Sun 23 Nov 2025, 00:05");
});

test("what is no time of ours is shown as it came", () => {
  assert.equal(dateTime("soon", "zh", 2026), "soon");
  assert.equal(dateTime("2026-13-45 20:05:09", "zh", 2026), "2026-13-45 20:05:09");
});

test("a time of day has its seconds", () => {
  const at = Date.UTC(2026, 10, 23, 12, 5, 9);
  assert.equal(clockTime(at, "zh", "Asia/Shanghai"), "20:05:09");
});

test("a share is a percentage", () => {
  assert.equal(percent(0.5243, "zh"), "52.4%");
  assert.equal(percent(1, "en", 0), "100%");
});
