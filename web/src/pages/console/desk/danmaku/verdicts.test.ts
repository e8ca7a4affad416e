import assert from "node:assert/strict";
import test from "node:test";
import { cameBack, nothingJudged, readVerdictResult, sentOut, stillOpen } from "./verdicts.ts";

test("an outcome names what was done and what was not; without both it is none", () => {
  const data = { done: ["d1"], skipped: [{ id: "d2", reason: "not_held" }] };
  assert.deepEqual(readVerdictResult(data), {
    done: ["d1"],
    skipped: [{ id: "d2", reason: "decided" }],
  });
  const closed = readVerdictResult({ done: [], skipped: [{ id: "d3", reason: "closed" }] });
  assert.equal(closed?.skipped[0]?.reason, "closed");
  assert.equal(readVerdictResult({ done: ["d1"] }), null);
  assert.equal(readVerdictResult({ done: [1], skipped: [] }), null);
});

test("a line under way is not judged again before it has come back", () => {
  const judged = sentOut(nothingJudged, ["d1"]);
  assert.deepEqual(stillOpen(judged, ["d1", "d2"]), ["d2"]);
  const back = cameBack(judged, ["d1"], new Map([["d1", "why"]]));
  assert.deepEqual(stillOpen(back, ["d1", "d2"]), ["d1", "d2"]);
  assert.equal(back.notes.get("d1"), "why");
});

test("a verdict that goes out again takes the reason of the last one away", () => {
  const back = cameBack(sentOut(nothingJudged, ["d1", "d2"]), ["d1"], new Map([["d1", "why"]]));
  const again = sentOut(back, ["d1"]);
  assert.equal(again.notes.size, 0);
  assert.deepEqual(stillOpen(again, ["d1", "d2"]), []);
});
