import assert from "node:assert/strict";
import test from "node:test";
import { fullCount, instant, shortCount } from "./formats.ts";

test("counts are short by 万 and 亿 in Chinese, by K and M in English", () => {
  const counts = [0, 999, 9999, 12_345, 99_949, 1_234_567, 123_456_789];
  assert.deepEqual(
    counts.map((count) => shortCount(count, "zh")),
    ["0", "999", "9999", "1.2万", "10万", "123.5万", "1.2亿"],
  );
  assert.equal(shortCount(999, "en"), "999");
  assert.equal(shortCount(12_345, "en"), "12.3K");
  assert.equal(shortCount(1_234_567, "en"), "1.2M");
  assert.equal(fullCount(1_234_567, "zh"), "1,234,567");
});

test("an instant is told in a zone, with the year only when it is another", () => {
  const at = Date.UTC(2026, 10, 23, 12, 5, 9);
  const later = Date.UTC(2027, 0, 1);
  assert.equal(instant(at, "zh", at, "Asia/Shanghai"), "11月23日 20:05");
  assert.equal(instant(at, "zh", later, "Asia/Shanghai"), "2026年11月23日 20:05");
  assert.equal(instant(at, "en", at, "Asia/Shanghai"), "23 Nov, 20:05");
  assert.equal(instant(Date.UTC(2026, 10, 23, 16), "en", at, "Asia/Shanghai"), "24 Nov, 00:00");
});
