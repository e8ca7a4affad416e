import assert from "node:assert/strict";
import test from "node:test";
import { overlayOptions } from "./options.ts";

test("an address without options shows vote and clock below, in the usual size, both sides", () => {
  const options = overlayOptions("");
  assert.deepEqual([...options.parts], ["vote", "clock"]);
  assert.deepEqual([options.place, options.scale, options.side], ["bottom", 1, null]);
  assert.equal(options.danmaku.isOn, false);
});

test("every option is read", () => {
  const options = overlayOptions(
    "?parts=motion,danmaku,qr&at=top-left&scale=150&side=negative&area=quarter&size=large",
  );
  assert.deepEqual([...options.parts], ["motion", "danmaku", "qr"]);
  assert.deepEqual([options.place, options.scale, options.side], ["top-left", 1.5, "negative"]);
  const { isOn, area, size } = options.danmaku;
  assert.deepEqual([isOn, area, size], [true, "quarter", "large"]);
});

test("what is wrong counts as not said", () => {
  for (const search of ["?scale=9000", "?scale=x", "?at=moon", "?side=both", "?parts=,rocket,"]) {
    assert.deepEqual(overlayOptions(search), overlayOptions(""), search);
  }
});
