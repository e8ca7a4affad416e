import assert from "node:assert/strict";
import test from "node:test";
import type { PublicRound } from "../domain/values.ts";
import { sampleRound } from "../testing/samples.ts";
import { keyOfScene, revealHoldMs, type Scene, sceneOf } from "./scene.ts";

const upcoming = { status: 0, plannedStartMs: 9000, endedAtMs: null } as const;
const live = { status: 1, plannedStartMs: null, endedAtMs: null } as const;
const ended = { status: 2, plannedStartMs: null, endedAtMs: 5000 } as const;

function round(id: string, values: Partial<PublicRound> = {}): PublicRound {
  return { ...sampleRound({ id }), tally: null, ...values };
}

const planned = { state: "planned", opensAtMs: null } as const;
const open = { state: "open", opensAtMs: 1000 } as const;
const timed = { ...open, closesAtMs: 2000 };
const closed = { state: "closed", opensAtMs: 1000, closesAtMs: 2000 } as const;
const revealed = { ...closed, revealedAtMs: 3000 };

const table: [string, Parameters<typeof sceneOf>[0], PublicRound[], number | null, string][] = [
  ["not started", upcoming, [], 0, "waiting"],
  ["not started, a round is planned", upcoming, [round("r1", planned)], 0, "waiting"],
  ["not started, the first round takes ballots", upcoming, [round("r1", open)], 1500, "open r1"],
  ["not started, it is closed", upcoming, [round("r1", closed)], 2500, "locked r1"],
  ["not started, it is revealed", upcoming, [round("r1", revealed)], 3001, "reveal r1"],
  [
    "not started, the reveal was looked at",
    upcoming,
    [round("r1", revealed)],
    3000 + revealHoldMs,
    "waiting",
  ],
  ["live without a round", live, [], 0, "live"],
  ["live, a round is planned", live, [round("r1", planned)], 0, "live"],
  ["a round takes ballots", live, [round("r1", open)], 1500, "open r1"],
  ["a round takes ballots, the time is not known yet", live, [round("r1", timed)], null, "open r1"],
  ["its time is over before anybody says so", live, [round("r1", timed)], 2000, "locked r1"],
  [
    "within the grace it still takes them",
    live,
    [round("r1", { ...timed, graceMs: 500 })],
    2400,
    "open r1",
  ],
  ["it is closed", live, [round("r1", closed)], 2500, "locked r1"],
  ["it is void", live, [round("r1", { ...closed, voidedAtMs: 2100 })], 2500, "live"],
  ["it is revealed", live, [round("r1", revealed)], 3001, "reveal r1"],
  [
    "a reveal stays while nothing else happens",
    live,
    [round("r1", revealed)],
    9_000_000,
    "reveal r1",
  ],
  [
    "another opens after a reveal",
    live,
    [round("r1", revealed), round("r2", { ...open, opensAtMs: 4000 })],
    4001,
    "open r2",
  ],
  [
    "a reveal while another takes ballots is looked at for a while",
    live,
    [round("r1", revealed), round("r2", { ...open, opensAtMs: 2500 })],
    3001,
    "reveal r1",
  ],
  [
    "and then the one that takes ballots comes back",
    live,
    [round("r1", revealed), round("r2", { ...open, opensAtMs: 2500 })],
    3000 + revealHoldMs,
    "open r2",
  ],
  [
    "the last of two is closed, the first revealed after that",
    live,
    [round("r1", { ...revealed, revealedAtMs: 4500 }), round("r2", { ...closed, opensAtMs: 4000 })],
    4600,
    "reveal r1",
  ],
  [
    "the last of two is closed, the first was revealed before it opened",
    live,
    [round("r1", revealed), round("r2", { ...closed, opensAtMs: 4000 })],
    4600,
    "locked r2",
  ],
  [
    "two are revealed, in another order than they were made",
    live,
    [
      round("r1", { ...revealed, revealedAtMs: 4600 }),
      round("r2", { ...revealed, opensAtMs: 2000 }),
    ],
    4700,
    "reveal r1",
  ],
  ["ended, nothing was asked", ended, [], 5001, "ended "],
  ["ended, a round was never opened", ended, [round("r1", planned)], 5001, "ended "],
  ["ended, a round is not revealed", ended, [round("r1", closed)], 5001, "locked r1"],
  ["ended after the reveal", ended, [round("r1", revealed)], 5001, "ended r1"],
  [
    "revealed after the end",
    ended,
    [round("r1", { ...revealed, revealedAtMs: 6000 })],
    6001,
    "reveal r1",
  ],
  [
    "ended, one is revealed and one is not",
    ended,
    [round("r1", { ...revealed, revealedAtMs: 4500 }), round("r2", { ...closed, opensAtMs: 4000 })],
    5001,
    "reveal r1",
  ],
];

for (const [what, debate, rounds, nowMs, scene] of table) {
  test(`scene: ${what}`, () => {
    assert.equal(keyOfScene(sceneOf(debate, rounds, nowMs)), scene);
  });
}

test("scene: the wait and the next round are told with it", () => {
  assert.deepEqual(sceneOf(upcoming, [], 0), { name: "waiting", startsAtMs: 9000 });
  const next = round("r1", { ...planned, opensAtMs: 7000 });
  assert.deepEqual(sceneOf(live, [next], 0), { name: "live", next } satisfies Scene);
});
