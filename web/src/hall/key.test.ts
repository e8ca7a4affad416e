import assert from "node:assert/strict";
import test from "node:test";
import { keyOf } from "./key.ts";

test("a screen's link carries its key behind the mark", () => {
  assert.equal(keyOf({ pathname: "/screen/d1", hash: "#dk_abc" }), "dk_abc");
  assert.equal(keyOf({ pathname: "/overlay/d1", hash: "#dk_abc" }), "dk_abc");
});

test("other pages and other secrets have no screen's key", () => {
  assert.equal(keyOf({ pathname: "/screen/d1", hash: "" }), null);
  assert.equal(keyOf({ pathname: "/screen/d1", hash: "#ds_abc" }), null);
  assert.equal(keyOf({ pathname: "/join/d1", hash: "#dk_abc" }), null);
  assert.equal(keyOf({ pathname: "/", hash: "#dk_abc" }), null);
});
