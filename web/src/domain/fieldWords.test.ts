import assert from "node:assert/strict";
import test from "node:test";
import { checkWords } from "../testing/wordCheck.ts";
import { fieldText, fieldWords } from "./fieldWords.ts";

checkWords("fields", fieldWords);

test("every reason of a field has a sentence, an unknown one too", () => {
  assert.equal(fieldText(null, "en"), null);
  assert.equal(fieldText("too_long", "en"), fieldWords.en.reason.too_long);
  assert.equal(fieldText("a_new_one", "zh"), fieldWords.zh.reason.not_allowed);
});
