import assert from "node:assert/strict";
import test from "node:test";
import { listOfTexts, readWordList, textsOf, type WordList } from "./wordList.ts";

const list: WordList = {
  revision: 2,
  words: [
    { word: "代开发票", outcome: "block" },
    { word: "黑幕", outcome: "hold" },
    { word: "旧词", outcome: "pass" },
  ],
  allow: ["黑幕布"],
};

test("a list comes back from its texts as it was", () => {
  const { words, allow } = list;
  assert.deepEqual(listOfTexts(textsOf(list)), { words, allow });
});

test("empty lines and spaces around words do not count", () => {
  const typed = { block: " 甲 \n\n乙\r\n", hold: "", pass: "  ", allow: "\n丙" };
  assert.deepEqual(listOfTexts(typed), {
    words: [{ word: "甲", outcome: "block" }, { word: "乙", outcome: "block" }],
    allow: ["丙"],
  });
});

test("a word that stands twice counts in the strictest part", () => {
  const typed = { block: "甲\n甲", hold: "甲\n乙", pass: "乙", allow: "丙\n丙" };
  assert.deepEqual(listOfTexts(typed), {
    words: [{ word: "甲", outcome: "block" }, { word: "乙", outcome: "hold" }],
    allow: ["丙"],
  });
});

test("half an answer is no list", () => {
  assert.deepEqual(readWordList(list), list);
  assert.equal(readWordList({ ...list, revision: null }), null);
  assert.equal(readWordList({ ...list, words: [{ word: "甲", outcome: "burn" }] }), null);
  assert.equal(readWordList({ ...list, allow: [1] }), null);
});
