import assert from "node:assert/strict";
import test from "node:test";
import { clockAheadSeconds, failedParts, readChecks } from "./health.ts";

test("what fails is named, whether the server answers or refuses", () => {
  const checks = { store: "ok", push: "failed" };
  const value = readChecks({ ready: true, checks: { store: "ok", push: "ok" } });
  assert.deepEqual(failedParts({ value, failure: null }), []);
  const failure = {
    code: 503,
    reason: "not_ready",
    message: "",
    fields: [],
    retryAfterMs: null,
    facts: { reason: "not_ready", checks },
  };
  assert.deepEqual(failedParts({ value, failure }), ["push"]);
  assert.equal(failedParts({ value, failure: { ...failure, facts: {} } }), null);
  assert.equal(readChecks({}), null);
});

test("the clock is told in whole seconds, never as minus nought", () => {
  assert.equal(clockAheadSeconds(null, 5), null);
  assert.equal(clockAheadSeconds(10_000, 12_400), 2);
  assert.equal(clockAheadSeconds(10_000, 7_400), -3);
  assert.ok(Object.is(clockAheadSeconds(10_000, 9_900), 0));
});
