import assert from "node:assert/strict";
import test from "node:test";
import { middle } from "./picture.ts";

test("a picture is cut from its middle, as large as its shape allows", () => {
  const square = { width: 512, height: 512 };
  assert.deepEqual(middle({ width: 400, height: 300 }, square), {
    x: 50,
    y: 0,
    width: 300,
    height: 300,
  });
  assert.deepEqual(middle({ width: 300, height: 400 }, square), {
    x: 0,
    y: 50,
    width: 300,
    height: 300,
  });
  const wide = middle({ width: 1000, height: 1000 }, { width: 1280, height: 720 });
  assert.deepEqual([wide.width, wide.height, wide.x], [1000, 562.5, 0]);
});
