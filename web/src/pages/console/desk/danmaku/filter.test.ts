import assert from "node:assert/strict";
import test from "node:test";
import { matches } from "./filter.ts";

const line = {
  id: "d1",
  text: "这个论点 OK",
  side: "affirmative" as const,
  author: { name: "游客3F7A", tag: "q3Zk8VtA" },
};

test("a line is found by its text and by its author, whatever the case", () => {
  for (const text of ["", "  ", "论点", "ok", "3f7a"]) assert.ok(matches(line, text, "any"), text);
  assert.ok(!matches(line, "别的", "any"));
});

test("sides are told apart, and so is no side", () => {
  const none = { ...line, side: null };
  assert.deepEqual(
    (["any", "affirmative", "negative", "none"] as const).map((side) => [
      matches(line, "", side),
      matches(none, "", side),
    ]),
    [[true, true], [true, false], [false, false], [false, true]],
  );
  assert.ok(!matches(line, "别的", "affirmative"));
});
