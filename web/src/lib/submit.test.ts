import assert from "node:assert/strict";
import test from "node:test";
import { failed } from "./envelope.ts";
import { ActKeys } from "./submit.ts";

test("the same act after an unknown end keeps its key", () => {
  for (const end of [failed(0, "timeout"), failed(503, "store_unavailable")]) {
    const keys = new ActKeys();
    const first = keys.keyFor(["text", { side: "negative" }]);
    keys.ended(end);
    assert.equal(keys.keyFor(["text", { side: "negative" }]), first);
    assert.notEqual(keys.keyFor(["other", { side: "negative" }]), first);
  }
});

test("after a success or a refusal the same words are another act", () => {
  for (const end of [{ ok: true as const, value: 1 }, failed(409, "closed")]) {
    const keys = new ActKeys();
    const first = keys.keyFor(["text"]);
    keys.ended(end);
    assert.notEqual(keys.keyFor(["text"]), first);
  }
});

test("two pictures are two acts, though both look the same in JSON", () => {
  const keys = new ActKeys();
  const first = keys.keyFor([new Blob(["a"])]);
  keys.ended(failed(0, "offline"));
  assert.notEqual(keys.keyFor([new Blob(["b"])]), first);
});
