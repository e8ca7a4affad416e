import assert from "node:assert/strict";
import test from "node:test";
import { readMine, readOwnBallot } from "./mine.ts";

const ballot = {
  roundId: "r2",
  affirmativePoints: 70,
  undecided: false,
  class: "device",
  receipt: "9kTq0cR3mXv7",
  atMs: 1795469652345,
};

test("a ballot has points or is undecided, nothing between", () => {
  assert.equal(readOwnBallot(ballot)?.affirmativePoints, 70);
  const undecided = { ...ballot, affirmativePoints: null, undecided: true };
  assert.equal(readOwnBallot(undecided)?.affirmativePoints, null);
  assert.equal(readOwnBallot({ ...ballot, affirmativePoints: null }), null);
  assert.equal(readOwnBallot({ ...ballot, class: "ghost" }), null);
});

test("what is mine names the class and the ballots that count", () => {
  const mine = readMine({
    class: "ticket",
    roles: ["judge"],
    tag: "k3XfQ0aB",
    ballots: [ballot],
    giftPointsLeft: 9,
  });
  assert.deepEqual([mine?.class, mine?.roles, mine?.giftPointsLeft], ["ticket", ["judge"], 9]);
  assert.equal(mine?.tag, "k3XfQ0aB");
  assert.equal(mine?.ballots[0]?.receipt, "9kTq0cR3mXv7");
  assert.equal(readMine({ class: "ticket", ballots: [{}] }), null);
});

test("a restriction and lines that wait are there, as far as they are understood", () => {
  const base = { class: "device", ballots: [], ticket: true };
  const held = { id: "d7", text: "等等", side: null, state: "rejected", reason: "跑题" };
  const mine = readMine({
    ...base,
    restriction: { kind: "mute", untilMs: 5, reason: "刷屏" },
    held: [held],
  });
  assert.deepEqual(mine?.restriction, { kind: "mute", untilMs: 5, reason: "刷屏" });
  assert.deepEqual(mine?.held, [{ id: "d7", text: "等等", state: "rejected", reason: "跑题" }]);
  assert.equal(mine?.hasTicket, true);
  assert.deepEqual([readMine(base)?.restriction, readMine(base)?.held], [null, []]);
});
