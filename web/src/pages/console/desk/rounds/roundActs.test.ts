import assert from "node:assert/strict";
import test from "node:test";
import { sampleDebate, sampleRound } from "../../../../testing/samples.ts";
import {
  actsOn,
  nextToReveal,
  obstacleToOpen,
  opensLiveRound,
  roundOfNextStep,
  validRound,
} from "./roundActs.ts";

const pre = sampleRound({ id: "r1", kind: "pre", state: "closed" });
const live = sampleRound({ id: "r2", kind: "live", state: "closed" });
const post = sampleRound({ id: "r3", kind: "post", state: "planned", opensAtMs: null });
const order = ["pre", "live", "post"] as const;

test("what is revealed or void stays as it is, and only a closed round is revealed", () => {
  assert.deepEqual([actsOn("revealed"), actsOn("void")], [[], []]);
  const states = ["planned", "open", "closing", "closed"] as const;
  assert.deepEqual(states.filter((state) => actsOn(state).includes("reveal")), ["closed"]);
  assert.ok(!actsOn("open").includes("edit"), "terms are fixed by the opening");
});

test("a void round is no round of its kind", () => {
  const void1 = sampleRound({ id: "r9", kind: "pre", voidedAtMs: 5 });
  assert.equal(validRound([void1], "pre"), null);
  assert.equal(validRound([void1, pre], "pre"), pre);
});

test("rounds are revealed in the order chosen, those that nobody opened left out", () => {
  assert.equal(nextToReveal([pre, live, post], order), pre);
  assert.equal(nextToReveal([pre, live, post], ["live", "pre", "post"]), live);
  assert.equal(nextToReveal([pre, live, post], ["post", "live", "pre"]), live);
  const revealed = { ...pre, revealedAtMs: 9 };
  assert.equal(nextToReveal([revealed, live, post], order), live);
  assert.equal(nextToReveal([revealed, { ...live, voidedAtMs: 9 }, post], order), null);
});

test("a start opens the live round where there is no other, unless somebody said otherwise", () => {
  const plan = { ...live, state: "planned" as const };
  const set = (autoOpenLive: boolean | null) => {
    const debate = sampleDebate();
    return { settings: { ...debate.settings, autoOpenLive } };
  };
  assert.equal(opensLiveRound(set(null), []), true);
  assert.equal(opensLiveRound(set(null), [plan]), true);
  assert.equal(opensLiveRound(set(null), [post]), false);
  assert.equal(opensLiveRound(set(null), [{ ...post, voidedAtMs: 5 }]), true);
  assert.equal(opensLiveRound(set(true), [post]), true);
  assert.equal(opensLiveRound(set(false), []), false);
  assert.equal(opensLiveRound(set(true), [live]), false);
});

test("a round opens while the debate allows it and no other takes ballots", () => {
  const open = sampleRound({ id: "r2", kind: "live", state: "open", closesAtMs: 5000 });
  assert.equal(obstacleToOpen(post, [post], 1, 4000), null);
  assert.equal(obstacleToOpen(post, [post], 0, 4000), "notLive");
  assert.equal(obstacleToOpen({ ...post, kind: "pre" }, [], 0, 4000), null);
  assert.equal(obstacleToOpen(post, [post], 2, 4000), "ended");
  assert.equal(obstacleToOpen(post, [open, post], 1, 4000), "otherOpen");
  assert.equal(obstacleToOpen(post, [open, post], 1, 5000), null);
  assert.equal(obstacleToOpen(post, [{ ...open, voidedAtMs: 1 }, post], 1, 4000), null);
});

test("the next step is of the open round, then of the one to reveal, then of the planned one", () => {
  const open = sampleRound({ id: "r4", kind: "post", state: "open" });
  assert.equal(roundOfNextStep([pre, live, open], order, 4000), open);
  assert.equal(roundOfNextStep([pre, live, post], order, 4000), pre);
  const shown = [{ ...pre, revealedAtMs: 1 }, { ...live, revealedAtMs: 1 }, post];
  assert.equal(roundOfNextStep(shown, order, 4000), post);
  assert.equal(roundOfNextStep([], order, 4000), null);
});
