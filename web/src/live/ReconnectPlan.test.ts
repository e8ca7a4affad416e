import assert from "node:assert/strict";
import test from "node:test";
import { draw, randomOf } from "../testing/random.ts";
import { afterClose, ReconnectPlan } from "./ReconnectPlan.ts";

/** A plan whose waits are their bounds. */
const latest = () => new ReconnectPlan(() => 1 - Number.EPSILON);

test("the bound of the wait doubles up to twenty seconds", () => {
  const plan = latest();
  const bounds = Array.from({ length: 9 }, () => plan.lost(null));
  assert.deepEqual(bounds, [500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000, 20_000]);
  for (let loss = 0; loss < 100; loss++) assert.equal(plan.lost(0), 20_000);
});

test("a minute of health forgets the losses, less does not", () => {
  const plan = latest();
  for (let loss = 0; loss < 4; loss++) plan.lost(null);
  assert.equal(plan.lost(59_999), 8000);
  assert.equal(plan.lost(60_000), 500);
  assert.equal(plan.lost(null), 1000);
});

test("a farewell sets the next wait, once, within reason", () => {
  const plan = latest();
  plan.heardBye(3000);
  assert.equal(plan.lost(5), 3000);
  assert.equal(plan.lost(5), 1000);
  plan.heardBye(1e9);
  assert.equal(plan.lost(5), 60_000);
  plan.heardBye(-1);
  assert.equal(plan.lost(5), 0);
});

test("three sockets in vain, one after the other, and it polls; one that answers ends that", () => {
  const plan = latest();
  for (const answeredForMs of [null, null, 1, null, null]) plan.lost(answeredForMs);
  assert.equal(plan.polls, false);
  plan.lost(null);
  assert.equal(plan.polls, true);
  plan.lost(0);
  assert.equal(plan.polls, false);
});

test("waits are spread over the whole bound, both ends included", () => {
  const random = randomOf("reconnect jitter");
  const plan = new ReconnectPlan(random);
  const waits = Array.from({ length: 2000 }, () => plan.lost(null)).slice(10);
  assert.ok(waits.every((ms) => Number.isInteger(ms) && ms >= 0 && ms <= 20_000));
  for (let quarter = 0; quarter < 4; quarter++) {
    const count = waits.filter((ms) => Math.min(Math.floor(ms / 5000), 3) === quarter).length;
    assert.ok(count > 350 && count < 650, `${count} in quarter ${quarter}`);
  }
  const first = () => new ReconnectPlan(() => draw(random, 0, 1) && 1 - Number.EPSILON).lost(null);
  assert.deepEqual([...new Set(Array.from({ length: 50 }, first))].sort(), [0, 500]);
});

test("a code tells whether and how to come back", () => {
  const codes = {
    resume: [null, 1000, 1001, 1006, 1011, 1012, 1013, 4000, 4001, 4002, 4005, 4499],
    startAnew: [4003],
    renewPass: [4004],
    dropPass: [4506],
    stop: [1002, 1003, 1007, 1008, 1009, 1010, 4500, 4502, 4999],
  };
  for (const [after, those] of Object.entries(codes)) {
    for (const code of those) assert.equal(afterClose(code), after, String(code));
  }
});
