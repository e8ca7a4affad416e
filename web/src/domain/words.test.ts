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
  const say = (code: number, reason: string, message: string, retryAfterMs: number | null = null) =>
    failureText({ code, reason, message, retryAfterMs, fields: [], facts: {} }, words);
  assert.equal(say(0, "offline", ""), words.failure.offline);
  assert.equal(say(0, "timeout", ""), words.failure.timeout);
  assert.equal(say(429, "rate_limited", "慢"), words.failure.busy);
  assert.equal(say(429, "slow_mode", "发送太快", 2100), "发送太快。请等 3 秒再试。");
  assert.equal(say(429, "duplicate", "重复发送"), "重复发送");
  assert.equal(say(502, "bad_answer", ""), words.failure.unavailable);
  assert.equal(say(400, "bad_parameter", "页码不对"), "页码不对");
  assert.equal(say(200, "bad_answer", ""), words.failure.unknown);
});
