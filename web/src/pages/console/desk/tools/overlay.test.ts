import assert from "node:assert/strict";
import test from "node:test";
import { overlayAddress } from "./overlay.ts";

test("the same parts have the same address, however they were chosen", () => {
  const one = overlayAddress("https://a.example", "d1", new Set(["danmaku", "vote"]));
  assert.equal(one, "https://a.example/overlay/d1?parts=vote,danmaku");
  assert.equal(overlayAddress("https://a.example", "d1", new Set(["vote", "danmaku"])), one);
});
