import assert from "node:assert/strict";
import test from "node:test";
import type { PublicRound, ShownTally } from "../domain/values.ts";
import { sampleRound } from "../testing/samples.ts";
import { stepAt, stepsOf, storyOf } from "./reveal.ts";

function tally(affirmative: number, negative: number, undecided = 0): ShownTally {
  const voters = (affirmative + negative) / 100 + undecided;
  return { affirmative, negative, undecided, voters, byClass: null };
}

const pre: PublicRound = {
  ...sampleRound({ id: "r1", kind: "pre", revealedAtMs: 10 }),
  tally: tally(4000, 5000, 10),
  swing: null,
  verdict: null,
};
const post: PublicRound = {
  ...sampleRound({ id: "r2", kind: "post", revealedAtMs: 20 }),
  tally: tally(5000, 4800, 2),
  swing: {
    affirmative: { numerator: 1, denominator: 10 },
    negative: { numerator: -1, denominator: 50 },
  },
  verdict: { winner: "affirmative", rule: "swing_points", by: "audience" },
};

test("the second of two rounds tells the way from the first", () => {
  const story = storyOf(post, [pre, post]);
  assert.deepEqual(story, {
    before: { affirmative: 40, negative: 50, undecided: 10 },
    after: { affirmative: 50, negative: 48, undecided: 2 },
    swing: { affirmative: 10, negative: -2 },
    verdict: post.verdict,
    voters: 100,
  });
  assert.deepEqual(stepsOf(story), ["title", "before", "after", "swing", "verdict"]);
});

test("the first alone has neither a way nor a winner", () => {
  const story = storyOf(pre, [pre, { ...post, tally: null }]);
  assert.deepEqual([story.before, story.swing, story.verdict], [null, null, null]);
  assert.deepEqual(stepsOf(story), ["title", "after"]);
});

test("a way that the first round's reveal completes ends at the second round", () => {
  const late = { ...pre, swing: post.swing ?? null, verdict: post.verdict ?? null };
  const story = storyOf(late, [late, { ...post, swing: null, verdict: null }]);
  assert.deepEqual(story.before, { affirmative: 40, negative: 50, undecided: 10 });
  assert.deepEqual(story.after, { affirmative: 50, negative: 48, undecided: 2 });
});

test("a void first round is not compared with", () => {
  const story = storyOf(post, [{ ...pre, voidedAtMs: 5 }, post]);
  assert.equal(story.before, null);
});

test("a round nobody voted in has no shares, and tells so without an even split", () => {
  const story = storyOf({ ...pre, tally: tally(0, 0) }, []);
  assert.equal(story.after, null);
});

test("steps follow each other by the time since the reveal, and the last one stays", () => {
  const steps = stepsOf(storyOf(post, [pre, post]));
  const seen = Array.from({ length: 60 }, (_, second) => stepAt(steps, second * 500));
  assert.deepEqual([...new Set(seen)], steps);
  assert.deepEqual(seen, [...seen].sort((one, other) => steps.indexOf(one) - steps.indexOf(other)));
  assert.equal(stepAt(steps, 1e9), "verdict");
  assert.equal(stepAt(steps, -50), "title"); // our clock may lie a little behind
});
