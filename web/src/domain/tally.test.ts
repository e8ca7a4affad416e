import assert from "node:assert/strict";
import test from "node:test";
import { draw, randomOf } from "../testing/random.ts";
import { ballotSharesOf } from "./ballotShares.ts";
import { percentages, sharesOf } from "./tally.ts";

test("the largest remainders are rounded up until there are 100", () => {
  const table: [number[], number[]][] = [
    [[1, 2], [33, 67]],
    [[2, 1], [67, 33]],
    [[1, 1, 1], [34, 33, 33]],
    [[5, 0], [100, 0]],
    [[1, 199], [1, 99]],
    [[199, 1], [99, 1]],
    [[50, 50], [50, 50]],
    [[1, 999], [0, 100]],
    [[2, 3, 2], [29, 43, 28]],
  ];
  for (const [parts, expected] of table) assert.deepEqual(percentages(parts), expected);
});

test("nothing cast has no percentages, and is no even split", () => {
  assert.deepEqual([percentages([0, 0]), percentages([])], [null, null]);
  assert.equal(sharesOf({ affirmative: 0, negative: 0 }), null);
  assert.equal(ballotSharesOf({ affirmative: 0, negative: 0, undecided: 0, voters: 0 }), null);
});

test("they add to 100, lie within 1 of the truth, and swap with the sides", () => {
  const random = randomOf("percentages");
  for (let run = 0; run < 2000; run++) {
    const parts = [draw(random, 0, 300), draw(random, 1, 300)];
    const whole = parts[0]! + parts[1]!;
    const shares = percentages(parts)!;
    assert.equal(shares[0]! + shares[1]!, 100);
    parts.forEach((part, at) => assert.ok(Math.abs(part * 100 - shares[at]! * whole) < whole));
    assert.deepEqual(percentages([...parts].reverse()), [...shares].reverse());
  }
});

test("shares of points leave undecided ballots out, shares of ballots do not", () => {
  const tally = { affirmative: 300, negative: 100, undecided: 4, voters: 8 };
  assert.deepEqual(sharesOf(tally), { affirmative: 75, negative: 25 });
  assert.deepEqual(ballotSharesOf(tally), { affirmative: 37, negative: 13, undecided: 50 });
  assert.deepEqual(ballotSharesOf({ affirmative: 0, negative: 0, undecided: 2, voters: 2 }), {
    affirmative: 0,
    negative: 0,
    undecided: 100,
  });
});
