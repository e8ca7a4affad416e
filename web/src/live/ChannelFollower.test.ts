import assert from "node:assert/strict";
import test from "node:test";
import { ChannelFollower } from "./ChannelFollower.ts";
import type { Frame } from "./frames.ts";

const channel = "lobby";
const event = (seq: number): Frame => ({
  type: "event",
  channel,
  seq,
  name: "n",
  atMs: 0,
  data: {},
});
const tick = (seq: number, likes = 3, revision = 3): Frame => ({
  type: "tick",
  channel,
  seq,
  nowMs: 1,
  values: { likes: [likes, revision] },
});
const beat = (seq: number, epoch = "e"): Frame => ({ type: "beat", channel, epoch, seq, nowMs: 1 });
const resumed = (from: number, epoch = "e"): Frame => ({
  type: "resumed",
  channel,
  epoch,
  from,
  to: 9,
});
const snapshot = (seq: number, epoch = "e"): Frame => ({
  type: "snapshot",
  channel,
  epoch,
  seq,
  nowMs: 1,
  state: {},
  counters: { likes: [3, 3] },
});

/** At number 7 of epoch "e". */
function atSeven(): ChannelFollower {
  const follower = new ChannelFollower(channel);
  follower.receive(snapshot(7));
  return follower;
}

const standing = ({ position, isStale }: ChannelFollower) => [position?.seq, isStale];
const types = (follower: ChannelFollower, frame: Frame) =>
  follower.receive(frame).map(({ type }) => type);

test("a snapshot sets the position, forwards or back", () => {
  const follower = atSeven();
  assert.deepEqual([follower.position, follower.isStale], [{ epoch: "e", seq: 7 }, false]);
  assert.deepEqual(follower.counters.readings, { likes: [3, 3] });
  assert.deepEqual(types(follower, snapshot(2, "f")), ["replace"]);
  assert.deepEqual(follower.position, { epoch: "f", seq: 2 });
});

test("the next event is applied, one held already is dropped", () => {
  const follower = atSeven();
  assert.deepEqual([types(follower, event(7)), types(follower, event(1))], [[], []]);
  assert.deepEqual(types(follower, event(8)), ["apply"]);
  assert.deepEqual(follower.position, { epoch: "e", seq: 8 });
  assert.deepEqual(types(follower, event(8)), []);
});

test("what tells that something was missed makes it ask for the state", () => {
  const signs = [
    event(9),
    event(100),
    tick(8),
    beat(8),
    beat(7, "f"),
    beat(0, "f"),
    resumed(6),
    resumed(8),
    resumed(7, "f"),
  ];
  for (const frame of signs) {
    const follower = atSeven();
    assert.deepEqual(types(follower, frame), ["subscribeAgain"], JSON.stringify(frame));
    assert.deepEqual([follower.position, follower.isStale], [null, true]);
    assert.deepEqual(follower.counters.readings, { likes: [3, 3] }, "what was shown stays");
  }
});

test("what fits, or is of the past, changes no position", () => {
  const frames = [tick(7), tick(3), beat(7), beat(2), resumed(7), { type: "unknown" } as Frame];
  for (const frame of frames) {
    const follower = atSeven();
    assert.deepEqual(types(follower, frame), [], JSON.stringify(frame));
    assert.deepEqual(follower.position, { epoch: "e", seq: 7 });
  }
});

test("while the state is awaited, what was under way is dropped and asks for nothing more", () => {
  const follower = atSeven();
  follower.receive(event(9));
  for (const frame of [event(10), event(8), tick(11, 9, 9)]) {
    assert.deepEqual(types(follower, frame), []);
  }
  assert.equal(follower.position, null);
  // A beat comes so seldom that the state must have been lost.
  assert.deepEqual(types(follower, beat(11)), ["subscribeAgain"]);
  follower.receive(snapshot(12));
  assert.deepEqual(standing(follower), [12, false]);
});

test("after a cut it is stale and keeps its position until it is told to resume", () => {
  const follower = atSeven();
  follower.lostConnection();
  assert.deepEqual(standing(follower), [7, true]);
  follower.receive(resumed(7));
  assert.equal(follower.isStale, false);
  follower.forgetPosition();
  assert.equal(follower.position, null);
});
