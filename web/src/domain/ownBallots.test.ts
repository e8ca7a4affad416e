import assert from "node:assert/strict";
import test from "node:test";
import { readReceiptState } from "./ownBallots.ts";

test("a receipt's state is one of the four", () => {
  assert.equal(readReceiptState({ state: "superseded" }), "superseded");
  assert.equal(readReceiptState({ state: "lost" }), null);
});
