import assert from "node:assert/strict";
import test from "node:test";
import { categories } from "./listing.ts";
import { categoryName, failureText, languageOf, wordsOf } from "./words.ts";

/** Names in the other language on purpose: the switch speaks to those who cannot read this one. */
const foreign = new Set(["otherLanguage", "switchLanguage"]);
const chinese = /\p{Script=Han}/u;

/** Every sentence of a table by its dotted name; a function is asked with a mark in it. */
function sentences(table: object, prefix = ""): [string, string][] {
  return Object.entries(table).flatMap(([name, value]): [string, string][] => {
    if (typeof value === "string") return [[prefix + name, value]];
    if (typeof value === "function") return [[prefix + name, value("«7»")]];
    return sentences(value, `${prefix}${name}.`);
  });
}

const tables = { zh: sentences(wordsOf("zh")), en: sentences(wordsOf("en")) };

test("both tables hold the same sentences, category names apart", () => {
  const names = (language: "zh" | "en") =>
    tables[language].map(([name]) => name).filter((name) => !name.startsWith("categories.")).sort();
  assert.deepEqual(names("en"), names("zh"));
  assert.ok(names("zh").length > 50);
});

test("no sentence is empty, and each is in its own language", () => {
  for (const [name, sentence] of tables.en) {
    assert.ok(sentence.trim() !== "", name);
    if (!foreign.has(name)) assert.ok(!chinese.test(sentence), `${name}: ${sentence}`);
  }
  for (const [name, sentence] of tables.zh) {
    if (name === "locale" || foreign.has(name)) continue;
    assert.ok(chinese.test(sentence), `${name}: ${sentence}`);
  }
});

test("a sentence about a number says the number", () => {
  for (const language of ["zh", "en"] as const) {
    for (const [name, value] of Object.entries(wordsOf(language))) {
      if (typeof value === "function") assert.ok(value("«7»").includes("«7»"), name);
    }
  }
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
