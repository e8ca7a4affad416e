import assert from "node:assert/strict";
import test from "node:test";
import { stageOf } from "./debateStage.ts";

test("a debate is about to start for half an hour from its plan", () => {
  const stage = (nowMs: number | null) => stageOf({ status: 0, plannedStartMs: 10_000 }, nowMs);
  assert.deepEqual([null, 9_999, 10_000, 1_809_999, 1_810_000].map(stage), [
    "upcoming",
    "upcoming",
    "starting",
    "starting",
    "upcoming",
  ]);
  assert.equal(stageOf({ status: 0, plannedStartMs: null }, 5), "upcoming");
});

test("once it has begun the plan means nothing", () => {
  assert.equal(stageOf({ status: 1, plannedStartMs: 10 }, 5), "live");
  assert.equal(stageOf({ status: 2, plannedStartMs: 10 }, 5), "ended");
});
