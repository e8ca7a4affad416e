import assert from "node:assert/strict";
import test from "node:test";
import { categories } from "./listing.ts";
import { checkWords } from "../testing/wordCheck.ts";
import { categoryName, failureText, languageOf, sharedWords, wordsOf } from "./words.ts";

const chinese = /\p{Script=Han}/u;

checkWords("shared", sharedWords, {
  foreign: ["locale", "otherLanguage", "switchLanguage"], // the switch speaks to those who cannot read this one
  oneSided: ["categories."],
});

test("every known category has an English name, and an unknown one is shown as it came", () => {
  for (const category of categories) {
    assert.ok(!chinese.test(categoryName(category, wordsOf("en"))), category);
    assert.equal(categoryName(category, wordsOf("zh")), category);
  }
  assert.equal(categoryName("科技", wordsOf("en")), "科技");
});

test("Chinese comes first", () => {
  assert.deepEqual([null, "zh", "en", "fr"].map(languageOf), ["zh", "zh", "en", "zh"]);
});

test("a failure says what to do, in the server's words only where it knows better", () => {
  const words = wordsOf("zh");
  const say = (code: number, reason: string, message: string) =>
    failureText({ code, reason, message }, words);
  assert.equal(say(0, "offline", ""), words.failure.offline);
  assert.equal(say(0, "timeout", ""), words.failure.timeout);
  assert.equal(say(429, "too_many", "慢"), words.failure.busy);
  assert.equal(say(502, "bad_answer", ""), words.failure.unavailable);
  assert.equal(say(400, "bad_parameter", "页码不对"), "页码不对");
  assert.equal(say(200, "bad_answer", ""), words.failure.unknown);
});
