import assert from "node:assert/strict";
import test from "node:test";
import { sampleDebate } from "../../../testing/samples.ts";
import { fieldNames } from "./form.ts";
import { lockOf } from "./locks.ts";

test("a new debate has no locks, one made keeps what it is", () => {
  for (const name of fieldNames) assert.equal(lockOf(null, name), null, name);
  const made = sampleDebate({ status: 0 });
  assert.deepEqual(fieldNames.filter((name) => lockOf(made, name)), ["rehearsal"]);
});

test("from the first ballot on, what is voted on and how stays", () => {
  const debate = sampleDebate({ status: 0, rulesLockedAtMs: 5 });
  assert.equal(lockOf(debate, "title"), "voted");
  assert.equal(lockOf(debate, "sides.negative.label"), "voted");
  assert.equal(lockOf(debate, "rules.minPaired"), "voted");
  assert.equal(lockOf(debate, "sides.negative.claim"), null);
});

test("from the start on only description, cover, tags and settings change, and unused rules", () => {
  const live = sampleDebate({ status: 1 });
  const open = fieldNames.filter((name) => lockOf(live, name) === null);
  assert.deepEqual(open, [
    "description",
    "tags",
    "coverImage",
    "rules.winnerRule",
    "rules.minPaired",
    "rules.tieRule",
    "rules.verdictBy",
    "rules.countingClasses",
    "settings.autoOpenLive",
    "settings.giftBudget",
    "settings.revealOrder",
  ]);
  assert.equal(lockOf(sampleDebate({ status: 2 }), "rules.tieRule"), "ended");
});
