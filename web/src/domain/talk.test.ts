import assert from "node:assert/strict";
import test from "node:test";
import { sampleModeration } from "../testing/samples.ts";
import { pauseMs, talkOf } from "./talk.ts";

type Facts = Parameters<typeof talkOf>[0];

function kind(facts: Partial<Facts>): string {
  const usual: Facts = {
    status: 1,
    moderation: sampleModeration,
    isStaff: false,
    hasTicket: false,
    restriction: null,
    nowMs: 1000,
  };
  return talkOf({ ...usual, ...facts }).kind;
}

test("only a debate that is live takes danmaku", () => {
  assert.deepEqual([0, 1, 2].map((status) => kind({ status: status as 0 | 1 | 2 })), [
    "upcoming",
    "open",
    "ended",
  ]);
});

test("switched off is off for all but the staff; ticket holders are known by their ticket", () => {
  const off = { ...sampleModeration, mode: "off" as const };
  const tickets = { ...sampleModeration, ticketsOnly: true };
  assert.equal(kind({ moderation: off }), "off");
  assert.equal(kind({ moderation: off, isStaff: true }), "open");
  assert.equal(kind({ moderation: tickets }), "tickets");
  assert.equal(kind({ moderation: tickets, hasTicket: true }), "open");
});

test("a mute ends at its time, one without a time does not, a ban goes before both", () => {
  const mute = (untilMs: number | null) => ({ kind: "mute" as const, untilMs, reason: "吵" });
  assert.equal(kind({ restriction: mute(1001) }), "muted");
  assert.equal(kind({ restriction: mute(1000) }), "open");
  assert.equal(kind({ restriction: mute(null) }), "muted");
  assert.equal(kind({ restriction: { kind: "ban", untilMs: null, reason: "吵" } }), "banned");
});

test("the pause is slow mode's, and never under three seconds", () => {
  assert.equal(pauseMs(sampleModeration), 3000);
  assert.equal(pauseMs({ ...sampleModeration, slowSeconds: 15 }), 15_000);
});
