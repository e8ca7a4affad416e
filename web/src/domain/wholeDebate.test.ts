import assert from "node:assert/strict";
import test from "node:test";
import { sampleDebate } from "../testing/samples.ts";
import { readWholeDebate } from "./wholeDebate.ts";

test("a whole debate is read with its plan", () => {
  const told = { ...sampleDebate(), startTime: "2026-12-01 19:30:00" };
  assert.deepEqual(readWholeDebate(told), told);
  assert.equal(readWholeDebate(sampleDebate())?.startTime, null);
});

test("a debate with a part missing is none", () => {
  for (const part of ["id", "title", "revision", "status", "rules", "settings", "sides", "tags"]) {
    assert.equal(readWholeDebate({ ...sampleDebate(), [part]: undefined }), null, part);
  }
  assert.equal(readWholeDebate(null), null);
});
