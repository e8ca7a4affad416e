import assert from "node:assert/strict";
import test from "node:test";
import { charactersOf, danmakuText, excessOf } from "./characters.ts";

test("a character is what people see as one", () => {
  const one = ["说", "👨‍👩‍👧‍👦", "🇨🇳", "e\u0301", "각"];
  assert.deepEqual(one.map(charactersOf), one.map(() => 1));
  assert.equal(charactersOf("好👍🏽！"), 3);
});

test("white space at the ends is not sent, and marks are composed", () => {
  assert.equal(danmakuText("\u3000 e\u0301 \n"), "é");
});

test("a text is too long by its characters, or by its bytes where they are few", () => {
  assert.equal(excessOf("说".repeat(40), 40), 0);
  assert.equal(excessOf("说".repeat(43), 40), 3);
  assert.equal(excessOf("👨‍👩‍👧‍👦".repeat(39), 40), 0);
  assert.equal(excessOf("👨‍👩‍👧‍👦".repeat(60), 100), 1);
});
