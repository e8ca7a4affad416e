import assert from "node:assert/strict";
import test from "node:test";
import { sampleRound } from "../testing/samples.ts";
import { type Counted, currentRound, roundState, shownOf, takesBallots } from "./round.ts";
import type { PublicRound } from "./values.ts";

const nothing: Counted = {
  roundId: "r1",
  affirmative: null,
  negative: null,
  undecided: null,
  voters: null,
  band: null,
};
const round = (values: Partial<PublicRound> = {}): PublicRound => ({
  ...sampleRound(values),
  tally: null,
  ...values,
});

test("what a round is follows from what was told and from the clock", () => {
  const planned = round({ state: "planned", opensAtMs: 1000 });
  assert.deepEqual([999, 1000, null].map((ms) => roundState(planned, ms)), [
    "planned",
    "open",
    "planned",
  ]);
  const open = round({ closesAtMs: 5000 });
  assert.deepEqual([4999, 5000, null].map((ms) => roundState(open, ms)), [
    "open",
    "closing",
    "open",
  ]);
  assert.equal(roundState(round({ state: "planned", opensAtMs: null }), 1e15), "planned");
  assert.equal(roundState(round({ state: "closed" }), 0), "closed");
  assert.equal(roundState(round({ state: "closed", revealedAtMs: 1 }), 0), "revealed");
  assert.equal(roundState(round({ voidedAtMs: 1 }), 0), "void");
  // Told late, as closing already; then its deadline was moved.
  assert.equal(roundState(round({ state: "closing", closesAtMs: 5000 }), 6000), "closing");
});

test("ballots are taken to the end of the grace, not to the writing of the tally", () => {
  const late = round({ closesAtMs: 5000, graceMs: 800 });
  assert.deepEqual([4999, 5799, 5800].map((ms) => takesBallots(late, ms)), [true, true, false]);
  assert.equal(takesBallots(round({ state: "closed" }), 0), false);
});

test("a page is about the round that is open, else the last, else the next", () => {
  const pre = round({ id: "r1", kind: "pre", state: "closed", opensAtMs: 100, closesAtMs: 200 });
  const live = round({ id: "r2", state: "closed", opensAtMs: 300, closesAtMs: 400 });
  const gone = round({ id: "r3", opensAtMs: 500, voidedAtMs: 600 });
  const post = round({ id: "r4", kind: "post", state: "planned", opensAtMs: 9000 });
  const later = round({ id: "r5", state: "planned", opensAtMs: null });
  const current = (rounds: PublicRound[], ms = 1000) => currentRound(rounds, ms)?.id;
  assert.equal(current([live, pre, gone, post]), "r2");
  assert.equal(current([live, pre, gone, post], 9000), "r4");
  assert.equal(current([later, post]), "r4");
  assert.equal(current([gone]), undefined);
  assert.equal(current([pre, round({ id: "r6", opensAtMs: 50 })]), "r6");
});

test("shown is what the mode leaves, and of a hidden count the turnout alone", () => {
  assert.deepEqual(shownOf(round(), { ...nothing, voters: 7 }), { kind: "turnout", voters: 7 });
  assert.deepEqual(shownOf(round(), { ...nothing, band: "close", voters: 20 }), {
    kind: "band",
    degree: "close",
    side: null,
    voters: 20,
  });
  assert.deepEqual(shownOf(round(), { ...nothing, band: "ahead:negative" }), {
    kind: "band",
    degree: "ahead",
    side: "negative",
    voters: null,
  });
  assert.deepEqual(
    shownOf(round(), { ...nothing, affirmative: 0, negative: 100, undecided: 0, voters: 1 }),
    {
      kind: "tally",
      tally: { affirmative: 0, negative: 100, undecided: 0, voters: 1 },
    },
  );
  assert.deepEqual(shownOf(round(), { ...nothing, band: "a word of tomorrow" }).kind, "turnout");
});

test("numbers of another round are not shown as this one's; what was told with it is", () => {
  const other = { ...nothing, roundId: "r9", affirmative: 5, negative: 5, voters: 1 };
  assert.deepEqual(shownOf(round(), other), { kind: "turnout", voters: null });
  const tally = { affirmative: 1, negative: 99, undecided: 0, voters: 1, byClass: null };
  assert.deepEqual(shownOf(round({ tally }), other), { kind: "tally", tally });
});
