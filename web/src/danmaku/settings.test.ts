import assert from "node:assert/strict";
import test from "node:test";
import { defaultSettings, keptSettings, readSettings } from "./settings.ts";

test("what was chosen is there again, field by field", () => {
  const chosen = { ...defaultSettings, isOn: false, opacity: 0.5, area: "all" as const };
  assert.deepEqual(readSettings(JSON.stringify(chosen)), chosen);
});

test("a kept text nobody understands gives the default for what is wrong in it", () => {
  for (const text of [null, "", "null", "[]", "7", "{", '{"area":"everything","opacity":9}']) {
    assert.deepEqual(readSettings(text), defaultSettings, String(text));
  }
  const half = readSettings('{"isOn":"yes","opacity":0.01,"speed":"fast","size":1}');
  assert.deepEqual(half, { ...defaultSettings, speed: "fast" });
});

test("every change is kept", () => {
  const kept = new Map<string, string>();
  const keeper = {
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, value: string) => void kept.set(key, value),
  };
  const settings = keptSettings(keeper);
  settings.set({ ...settings.value, size: "large" });
  assert.equal(keptSettings(keeper).value.size, "large");
});
