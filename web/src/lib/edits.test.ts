import assert from "node:assert/strict";
import test from "node:test";
import { changedFields, mergedForm } from "./edits.ts";

const base = { name: "a", note: "b", list: ["x"] };

test("a field differs when it says something else, whatever object it is", () => {
  assert.deepEqual(changedFields({ ...base, list: ["x"] }, base), []);
  assert.deepEqual(changedFields({ ...base, list: ["y"], name: "z" }, base), ["name", "list"]);
});

test("of two edits each keeps what it changed; what both changed is mine", () => {
  const mine = { ...base, name: "mine", list: ["mine"] };
  const theirs = { ...base, name: "theirs", note: "theirs" };
  assert.deepEqual(mergedForm(base, mine, theirs), {
    name: "mine",
    note: "theirs",
    list: ["mine"],
  });
});
