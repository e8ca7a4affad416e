import assert from "node:assert/strict";
import test from "node:test";
import { keyOf } from "../../../../hall/key.ts";
import { overlayOptions } from "../../../overlay/options.ts";
import { overlayAddress, type OverlayChoice, partNames, places } from "./overlay.ts";

const address = (choice: OverlayChoice, key: string | null = null) =>
  overlayAddress("https://a.example", "d1", choice, key);

test("the same parts have the same address, however they were chosen", () => {
  const one = address({ parts: new Set(["danmaku", "vote"]), place: "top" });
  assert.equal(one, "https://a.example/overlay/d1?parts=vote,danmaku&at=top");
  assert.equal(address({ parts: new Set(["vote", "danmaku"]), place: "top" }), one);
});

test("a rehearsal's address ends with the key that opens it", () => {
  const choice: OverlayChoice = { parts: new Set(["vote"]), place: "top" };
  const { pathname, hash } = new URL(address(choice, "dk_A1"));
  assert.equal(keyOf({ pathname, hash }), "dk_A1");
  assert.equal(new URL(address(choice)).hash, "");
});

test("an overlay shows what was chosen for it", () => {
  for (const place of places) {
    for (const part of partNames) {
      const shown = overlayOptions(new URL(address({ parts: new Set([part]), place })).search);
      assert.deepEqual([[...shown.parts], shown.place], [[part], place]);
    }
  }
});
