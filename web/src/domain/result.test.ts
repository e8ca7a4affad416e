import assert from "node:assert/strict";
import test from "node:test";
import { sampleRound } from "../testing/samples.ts";
import { signedPoints } from "./moreFormats.ts";
import { conversionOf, movesOf, pairedOf, percentOf, readResult } from "./result.ts";
import type { Flow } from "./values.ts";

const flow: Flow = {
  affirmative: { affirmative: 3, negative: 1, undecided: 0 },
  negative: { affirmative: 2, negative: 2, undecided: 0 },
  undecided: { affirmative: 0, negative: 0, undecided: 0 },
};

test("fractions are told in hundredths to one digit, alike for gains and losses", () => {
  const told = [[9, 100], [1, 3], [-1, 3], [0, 1], [-1, 10_000], [1, 2000], [-1, 2000]].map(
    ([numerator, denominator]) => percentOf({ numerator: numerator!, denominator: denominator! }),
  );
  assert.deepEqual(told, [9, 33.3, -33.3, 0, 0, 0.1, -0.1]);
});

test("points of a swing carry their sign, nothing carries none", () => {
  assert.deepEqual([9, -4.25, 0].map((points) => signedPoints(points, "zh")), [
    "+9.0",
    "−4.3",
    "0.0",
  ]);
  assert.equal(signedPoints(1234.5, "en"), "+1,234.5");
});

test("a flow is nine moves, each with its part of those who started there", () => {
  const moves = movesOf(flow);
  assert.deepEqual(moves.map((row) => row.map(({ voters }) => voters)), [[3, 1, 0], [2, 2, 0], [
    0,
    0,
    0,
  ]]);
  assert.deepEqual(moves.map((row) => row.map(({ share }) => share)), [[0.75, 0.25, 0], [
    0.5,
    0.5,
    0,
  ], [0, 0, 0]]);
  assert.deepEqual(moves[1]?.[0], { from: "negative", to: "affirmative", voters: 2, share: 0.5 });
  assert.equal(pairedOf(flow), 8);
});

test("what is no result is none", () => {
  assert.equal(readResult({ rules: {}, rounds: [{}] }), null);
  assert.equal(readResult(null), null);
  assert.ok(
    readResult({
      rules: {},
      rounds: [{ round: sampleRound({ kind: "pre" }), tally: null, byClass: null }],
    }),
  );
});

test("conversion is of those who had not started with the side", () => {
  assert.deepEqual(conversionOf(flow), {
    affirmative: { numerator: 2, denominator: 4 },
    negative: { numerator: 1, denominator: 4 },
  });
  const none = { affirmative: 0, negative: 0, undecided: 0 };
  assert.deepEqual(conversionOf({ affirmative: none, negative: none, undecided: none }).negative, {
    numerator: 0,
    denominator: 1,
  });
});
