import assert from "node:assert/strict";
import test from "node:test";
import { voteWords } from "./voteWords.ts";
import { choiceBody, choiceOf, choiceText, chosen, sideOf } from "./choice.ts";

const labels = { affirmative: "猫派", negative: "狗派" };
const ballot = { roundId: "r1", class: "device", receipt: "9kTq0cR3mXv7", atMs: 1 } as const;

test("a choice is sent as points or as undecided, and read back as what it was", () => {
  assert.deepEqual(choiceBody(70), { affirmativePoints: 70 });
  assert.deepEqual(choiceBody(0), { affirmativePoints: 0 });
  assert.deepEqual(choiceBody("undecided"), { undecided: true });
  assert.equal(chosen({ ...ballot, affirmativePoints: 0 }), 0);
  assert.equal(chosen({ ...ballot, affirmativePoints: null }), "undecided");
});

test("a side has a choice with more than half of it; half and half and undecided are nobody's", () => {
  assert.deepEqual([choiceOf("affirmative"), choiceOf("negative")], [100, 0]);
  const sides = ([100, 51, 50, 49, 0, "undecided", null] as const).map(sideOf);
  assert.deepEqual(sides, [
    "affirmative",
    "affirmative",
    null,
    "negative",
    "negative",
    null,
    null,
  ]);
});

test("in words it names the sides as their debate does", () => {
  const say = (choice: number | "undecided") => choiceText(choice, voteWords.zh, labels);
  assert.deepEqual([100, 0, 70, 50, "undecided"].map((choice) => say(choice as number)), [
    "猫派",
    "狗派",
    "猫派 70 : 30 狗派",
    "猫派 50 : 50 狗派",
    "中立",
  ]);
});
