import assert from "node:assert/strict";
import test from "node:test";
import "../testing/english.ts";
import { checkWords } from "../testing/wordCheck.ts";
import { bandText, sideName, voteWords } from "./voteWords.ts";

checkWords("votes", voteWords);

const label = (side: string) => `<${side}>`;

test("bands name the side as its debate does", () => {
  const { zh } = voteWords;
  const band = (degree: "close" | "leading" | "ahead", side: "affirmative" | null) =>
    bandText({ kind: "band", degree, side, voters: 10 }, zh, label);
  assert.deepEqual([
    band("close", null),
    band("leading", "affirmative"),
    band("ahead", "affirmative"),
  ], [
    "胶着",
    "<affirmative>领先",
    "<affirmative>大幅领先",
  ]);
});

test("a side that nobody named is named in the reader's language", () => {
  assert.equal(sideName("正方", "affirmative", voteWords.en), "Affirmative");
  assert.equal(sideName("正方", "affirmative", voteWords.zh), "正方");
  assert.equal(sideName("猫派", "affirmative", voteWords.en), "猫派");
  assert.equal(sideName("正方", "negative", voteWords.en), "正方");
});
