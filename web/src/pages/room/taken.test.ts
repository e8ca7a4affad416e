import assert from "node:assert/strict";
import test from "node:test";
import { readTaken } from "./taken.ts";

test("a danmaku is taken in two ways, and all else is no answer", () => {
  const danmaku = { id: "d1", text: "好", author: { name: "游客", tag: "q3Zk8VtA" } };
  assert.deepEqual(readTaken({ danmaku }), { kind: "posted", tag: "q3Zk8VtA" });
  assert.deepEqual(readTaken({ id: "d2", state: "held" }), { kind: "held", id: "d2" });
  assert.equal(readTaken({ id: "d2" }), null);
  assert.equal(readTaken({ state: "held" }), null);
});
