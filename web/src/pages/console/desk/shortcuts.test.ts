import assert from "node:assert/strict";
import test from "node:test";
import { shortcutOf } from "./shortcuts.ts";

const plain = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false };

test("a letter means its shortcut, whatever the shift", () => {
  assert.equal(shortcutOf({ ...plain, key: "e" }, true), "e");
  assert.equal(shortcutOf({ ...plain, key: "E" }, true), "e");
  assert.equal(shortcutOf({ ...plain, key: "?" }, true), "?");
});

test("keys of the browser, of input methods and long names mean none", () => {
  assert.equal(shortcutOf({ ...plain, key: "e", ctrlKey: true }, true), null);
  assert.equal(shortcutOf({ ...plain, key: "e", metaKey: true }, true), null);
  assert.equal(shortcutOf({ ...plain, key: "e", altKey: true }, true), null);
  assert.equal(shortcutOf({ ...plain, key: "e", isComposing: true }, true), null);
  assert.equal(shortcutOf({ ...plain, key: "Enter" }, true), null);
});

test("whoever has switched them off gets none", () => {
  assert.equal(shortcutOf({ ...plain, key: "e" }, false), null);
});
