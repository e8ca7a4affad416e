import assert from "node:assert/strict";
import test from "node:test";
import { ServerTime } from "./ServerTime.ts";

test("of the last ten frames the least delayed one counts", () => {
  let ownMs = 0;
  const time = new ServerTime(() => ownMs);
  assert.equal(time.nowMs(), null);
  for (const delayMs of [300, 20, 250]) time.take(1000 - delayMs);
  ownMs = 7;
  assert.equal(time.nowMs(), 987);
  ownMs = 0;
  for (let frame = 0; frame < 8; frame++) time.take(900);
  assert.equal(time.nowMs(), 980);
  time.take(900);
  assert.equal(time.nowMs(), 900, "what is eleven frames back counts no more");
});

test("after sleep the next frame alone tells the time; until then the old one holds", () => {
  let ownMs = 0;
  const time = new ServerTime(() => ownMs);
  time.take(5000);
  ownMs = 100; // while an hour went by
  time.forgetSamples();
  assert.equal(time.nowMs(), 5100);
  time.take(3_605_000);
  assert.equal(time.nowMs(), 3_605_000);
  time.take(3_604_900); // a later, slower frame sets nothing back
  assert.equal(time.nowMs(), 3_605_000);
});
