import assert from "node:assert/strict";
import test from "node:test";
import { sampleDebate } from "../../../../testing/samples.ts";
import { revealOrders, rulesBody, rulesOf } from "./rules.ts";

test("what is locked is not sent, what is not is", () => {
  const draft = rulesOf(sampleDebate());
  assert.deepEqual(rulesBody(draft, { rules: true, order: true }), {});
  assert.deepEqual(Object.keys(rulesBody(draft, { rules: true, order: false })), ["settings"]);
  assert.deepEqual(rulesBody(draft, { rules: false, order: true }), {
    rules: {
      winnerRule: "most_points",
      minPaired: 20,
      tieRule: "draw",
      countingClasses: ["ticket", "account", "device"],
    },
  });
});

test("an empty number is left for the server to refuse", () => {
  const body = rulesBody({ ...rulesOf(sampleDebate()), minPaired: "" }, {
    rules: false,
    order: true,
  });
  assert.equal((body.rules as { minPaired: unknown }).minPaired, "");
});

test("every order is there once, each kind in each", () => {
  assert.equal(new Set(revealOrders.map(String)).size, 6);
  for (const order of revealOrders) assert.equal(new Set(order).size, 3);
});
