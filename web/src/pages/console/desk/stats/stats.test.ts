import assert from "node:assert/strict";
import test from "node:test";
import { drawnRound, perMinute, readStats, shareLines, stepFor } from "./stats.ts";

const plain = {
  stepSeconds: 60,
  series: {
    voters: [{ roundId: "r2", kind: "live", points: [[1000, 8]] }],
    tally: [{ roundId: "r2", kind: "live", points: [[1000, 700, 100, 0]] }],
    danmaku: [[1000, 31]],
    viewers: [],
    likes: [],
    gifts: [],
  },
  perSide: {
    affirmative: { danmaku: 10, likes: 20, gifts: 0 },
    negative: { danmaku: 9, likes: 12, gifts: 15 },
  },
  totals: { voters: 12, danmaku: 31, likes: 42, gifts: 15, peakViewers: 318, views: 402 },
};

test("what the server tells is read as it is, a hidden tally too", () => {
  assert.equal(readStats(plain), plain);
  const hidden = { ...plain, series: { ...plain.series, tally: null } };
  assert.equal(readStats(hidden), hidden);
});

test("half an answer is none", () => {
  assert.equal(readStats(null), null);
  assert.equal(readStats({ ...plain, stepSeconds: "60" }), null);
  assert.equal(readStats({ ...plain, perSide: {} }), null);
  const broken = { ...plain.series, danmaku: [[1000, 31, 2]] };
  assert.equal(readStats({ ...plain, series: broken }), null);
  const cut = { ...plain.series, tally: [{ roundId: "r2", kind: "live", points: [[1000, 1]] }] };
  assert.equal(readStats({ ...plain, series: cut }), null);
});

test("a longer debate is drawn in coarser steps", () => {
  assert.deepEqual([1, 40, 41, 240, 241].map((minutes) => stepFor(minutes * 60_000)), [
    10,
    10,
    60,
    60,
    300,
  ]);
});

test("shares of the points add to 100, and no points draw no even split", () => {
  const lines = shareLines([[1000, 0, 0, 3], [2000, 100, 200, 0]]);
  assert.deepEqual(lines, { affirmative: [[2000, 33.3]], negative: [[2000, 66.7]] });
});

test("a step's count is told by the minute", () => {
  assert.deepEqual(perMinute([[0, 3]], 10), [[0, 18]]);
  assert.deepEqual(perMinute([[0, 30]], 300), [[0, 6]]);
});

test("drawn is the round asked for, else the newest that has points", () => {
  const of = (roundId: string, count: number) => ({
    roundId,
    kind: "live" as const,
    points: Array(count).fill(0),
  });
  const series = [of("r1", 1), of("r2", 2), of("r3", 0)];
  assert.equal(drawnRound(series, "r1")?.roundId, "r1");
  assert.equal(drawnRound(series, "r3")?.roundId, "r2");
  assert.equal(drawnRound(series, null)?.roundId, "r2");
  assert.equal(drawnRound(null, "r1"), null);
});
