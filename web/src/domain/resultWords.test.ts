import assert from "node:assert/strict";
import test from "node:test";
import { checkWords } from "../testing/wordCheck.ts";
import { resultWords, verdictText } from "./resultWords.ts";

checkWords("results", resultWords);

test("a verdict names the side as its debate does", () => {
  const label = (side: string) => `<${side}>`;
  const { zh, en } = resultWords;
  assert.equal(verdictText({ winner: "affirmative" }, zh, label), "<affirmative>胜");
  assert.equal(verdictText({ winner: "draw" }, zh, label), "平局");
  assert.equal(verdictText({ winner: "inconclusive" }, en, label), "Undecidable");
});
