import assert from "node:assert/strict";
import test from "node:test";
import "./english.ts";
import type { WordTable } from "../domain/words.ts";

const chinese = /\p{Script=Han}/u;

interface Exceptions {
  /** Names of sentences that are rightly not in their table's language. */
  foreign?: readonly string[];
  /** Beginnings of names that may stand in one table only: data that comes in Chinese. */
  oneSided?: readonly string[];
}

interface Sentence {
  name: string;
  text: string;
  /** Values it was made with and does not say. */
  unsaid: string[];
}

/** Registers the tests that every area's words must pass. */
export function checkWords(area: string, table: WordTable<object>, exceptions: Exceptions = {}) {
  const { foreign = [], oneSided = [] } = exceptions;
  const [zh, en] = [sentences(table.zh), sentences(table.en)];

  test(`${area}: both tables hold the same sentences`, () => {
    const names = (list: Sentence[]) =>
      list.map(({ name }) => name)
        .filter((name) => !oneSided.some((start) => name.startsWith(start))).sort();
    assert.deepEqual(names(en), names(zh));
    assert.ok(zh.length > 0);
  });

  test(`${area}: no sentence is empty, and each is in its own language`, () => {
    for (const { name, text } of en) {
      assert.ok(text.trim() !== "", name);
      if (!foreign.includes(name)) assert.ok(!chinese.test(text), `${name}: ${text}`);
    }
    for (const { name, text } of zh) {
      if (!foreign.includes(name)) assert.ok(chinese.test(text), `${name}: ${text}`);
    }
  });

  test(`${area}: a sentence made with values says each of them`, () => {
    for (const { name, unsaid } of [...zh, ...en]) assert.deepEqual(unsaid, [], name);
  });
}

/** Every sentence by its dotted name; a function is asked with a mark for each value. */
function sentences(table: object, prefix = ""): Sentence[] {
  return Object.entries(table).flatMap(([key, value]): Sentence[] => {
    const name = prefix + key;
    if (typeof value === "string") return [{ name, text: value, unsaid: [] }];
    if (typeof value !== "function") return sentences(value, `${name}.`);
    const marks = ["«1»", "«2»", "«3»", "«4»"].slice(0, value.length);
    const text: string = value(...marks);
    return [{ name, text, unsaid: marks.filter((mark) => !text.includes(mark)) }];
  });
}
