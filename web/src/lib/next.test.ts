import assert from "node:assert/strict";
import test from "node:test";
import { loginAddress, nextOf } from "./next.ts";

test("a login leads back to where it was asked for", () => {
  for (const place of ["/", "/console/42?tab=votes", "/join#7KQ2MXW4TD"]) {
    assert.equal(nextOf(new URL(loginAddress(place), "http://debate.test").search), place);
  }
});

test("a login never leads to another site", () => {
  const foreign = ["//evil.test", "/\\evil.test", "https://evil.test", "javascript:alert(1)", "x"];
  for (const next of [...foreign, "/\t/evil.test", ""]) {
    assert.equal(nextOf(`?next=${encodeURIComponent(next)}`), "/", next);
  }
});
