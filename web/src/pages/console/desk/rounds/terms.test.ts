import assert from "node:assert/strict";
import test from "node:test";
import { sampleRound } from "../../../../testing/samples.ts";
import { inputTime, msOfInput, termsBody, termsOf, usualTerms } from "./terms.ts";

test("a time comes back from its field as it went in, to the second", () => {
  for (const ms of [1_795_473_212_000, 1_782_000_000_000, 946_684_801_000]) {
    assert.equal(msOfInput(inputTime(ms)), ms);
  }
  assert.equal(inputTime(null), "");
  assert.equal(msOfInput(""), null);
  assert.equal(msOfInput("soon"), null);
});

test("a live round takes no undecided ballots, whatever the form says", () => {
  assert.equal(termsBody("live", { ...usualTerms("live"), undecided: true }).undecided, false);
  assert.equal(termsBody("pre", usualTerms("pre")).undecided, true);
});

test("the delay is told in mode delayed alone, and an empty one is left for the server to refuse", () => {
  const draft = usualTerms("live");
  assert.ok(!("delaySeconds" in termsBody("live", draft)));
  assert.equal(termsBody("live", { ...draft, reveal: "delayed" }).delaySeconds, 60);
  const empty = { ...draft, reveal: "delayed" as const, delaySeconds: "" };
  assert.equal(termsBody("live", empty).delaySeconds, "");
});

test("the terms of a round are those of its form", () => {
  const round = sampleRound({
    kind: "post",
    state: "planned",
    reveal: "banded",
    final: true,
    opensAtMs: null,
    closesAtMs: 1_795_473_212_000,
  });
  const body = termsBody("post", termsOf(round));
  assert.deepEqual(body, {
    reveal: "banded",
    final: true,
    undecided: false,
    opensAtMs: null,
    closesAtMs: 1_795_473_212_000,
  });
});
