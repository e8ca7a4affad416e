import assert from "node:assert/strict";
import test from "node:test";
import { shownText } from "./line.ts";

test("a text is shown as it is: right to left, joined emoji, marks, markup", () => {
  for (const text of ["正方说得好", "مرحبا بالعالم", "👨‍👩‍👧‍👦🏳️‍🌈", "é̂̃̈", "<b onload=x>&amp;", "ｶﾞ"]) {
    assert.equal(shownText(text), text);
  }
});

test("what would break or reorder the line is a space", () => {
  assert.equal(shownText("甲\n乙\u2028丙\u0000丁"), "甲 乙 丙 丁");
  assert.equal(shownText("\u202eabc\u202c \u2066x\u2069"), "abc   x");
});

test("a text far too long is cut, and never inside of a character", () => {
  assert.equal(shownText("辩".repeat(100)), "辩".repeat(100));
  const cut = shownText("😀".repeat(500));
  assert.ok(cut.length <= 400 && cut.endsWith("😀…") && cut.isWellFormed());
  const odd = shownText("a" + "😀".repeat(500));
  assert.ok(odd.endsWith("😀…") && odd.isWellFormed());
});
