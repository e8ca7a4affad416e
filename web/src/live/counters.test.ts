import assert from "node:assert/strict";
import test from "node:test";
import { counted, type HeldCounters, noCounters, replaced, told } from "./counters.ts";
import type { LoggedEvent, Snapshot, Tick } from "./frames.ts";

const names = ["tally.affirmative", "tally.band", "voters", "likes"];
const ofRound = ["tally.affirmative", "tally.band", "voters"];

function readings(revision: number) {
  return Object.fromEntries(names.map((name) => [name, [revision, revision] as [number, number]]));
}

/** At round r2, in mode `live`, everything at revision 5. */
function held(channel = "debate/1"): HeldCounters {
  const rounds = [{ id: "r1", reveal: "hidden" }, { id: "r2", reveal: "live" }];
  const snapshot: Snapshot = {
    type: "snapshot",
    channel,
    epoch: "e",
    seq: 1,
    nowMs: 0,
    roundId: "r2",
    state: { rounds },
    counters: readings(5),
  };
  return replaced(noCounters(channel), snapshot);
}

function tick(roundId: string | undefined, revision: number): Tick {
  return { type: "tick", channel: "", seq: 1, nowMs: 0, roundId, values: readings(revision) };
}

function event(name: string, id: string, reveal = "live"): LoggedEvent {
  return { type: "event", channel: "", seq: 1, name, atMs: 0, data: { round: { id, reveal } } };
}

const revisions = (counters: HeldCounters) =>
  Object.fromEntries(
    Object.entries(counters.readings).map(([name, [, revision]]) => [name, revision]),
  );
const shown = (counters: HeldCounters) => Object.keys(counters.readings).sort();

test("the larger revision holds, each name by itself; nothing newer changes nothing", () => {
  const before = held();
  assert.equal(counted(before, tick("r2", 5)), before);
  assert.equal(counted(before, tick("r2", 4)), before);
  const one: Tick = { ...tick("r2", 0), values: { likes: [1, 6], voters: [9, 4] } };
  assert.deepEqual(counted(before, one).readings, { ...before.readings, likes: [1, 6] });
});

test("numbers of another round are passed over, the rest of the tick is not", () => {
  for (const roundId of ["r1", undefined]) {
    const now = counted(held(), tick(roundId, 9));
    assert.deepEqual(revisions(now), { ...revisions(held()), likes: 9 });
    assert.equal(now.roundId, "r2");
  }
});

test("a round that opens begins with numbers of its own, however small their revisions", () => {
  const opened = told(held(), event("round.opened", "r3"));
  assert.deepEqual([opened.roundId, shown(opened)], ["r3", ["likes"]]);
  const now = counted(opened, tick("r3", 1));
  assert.deepEqual(revisions(now), {
    ...revisions(held()),
    ...Object.fromEntries(ofRound.map((name) => [name, 1])),
  });
  assert.deepEqual(told(now, event("round.opened", "r3")).readings, now.readings);
});

test("a void round's numbers go, and come back from no tick; the next round's do", () => {
  assert.equal(shown(told(held(), event("round.voided", "r1"))).length, 4);
  const voided = told(held(), event("round.voided", "r2"));
  assert.deepEqual(shown(voided), ["likes"]);
  assert.deepEqual(shown(counted(voided, tick("r2", 9))), ["likes"]);
  const next = counted(voided, tick("r1", 2));
  assert.deepEqual([next.roundId, shown(next)], ["r1", [...names].sort()]);
});

test("a more closed mode hides at once what the one before showed, and only that", () => {
  assert.equal(shown(told(held(), event("round.updated", "r2"))).length, 4);
  assert.equal(shown(told(held(), event("round.updated", "r1", "hidden"))).length, 4);
  const closed = told(held(), event("round.updated", "r2", "delayed"));
  assert.deepEqual(shown(closed), ["likes", "voters"]);
  // What the new mode shows has revisions of its own.
  const now = counted(closed, tick("r2", 1));
  assert.deepEqual(revisions(now), {
    likes: 5,
    voters: 5,
    "tally.affirmative": 1,
    "tally.band": 1,
  });
  assert.equal(shown(told(now, event("round.updated", "r2", "delayed"))).length, 4);
});

test("on the organisers' channel ticks tell the round, and nothing is hidden", () => {
  const before = held("debate/1/organiser");
  assert.equal(told(before, event("round.updated", "r2", "hidden")), before);
  const now = counted(before, tick("r3", 1));
  assert.deepEqual([now.roundId, now.readings["voters"]], ["r3", [1, 1]]);
});
