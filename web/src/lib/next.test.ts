import assert from "node:assert/strict";
import test from "node:test";
import { loginAddress } from "./next.ts";
import { nextOf } from "./nextOf.ts";

test("a login leads back to where it was asked for", () => {
  for (const place of ["/", "/console/42?tab=votes", "/join#7KQ2MXW4TD"]) {
    const login = new URL(loginAddress(place), "http://debate.test");
    assert.equal(nextOf(login.hash), place);
    assert.equal(login.search, "", "a server would be told");
  }
});

test("a login never leads to another site", () => {
  const foreign = ["//evil.test", "/\\evil.test", "https://evil.test", "javascript:alert(1)", "x"];
  const paths = ["/x/..//evil.test/a", "/.//evil.test", "/\t/evil.test", ""];
  for (const next of [...foreign, ...paths]) {
    assert.equal(nextOf(`#next=${encodeURIComponent(next)}`), "/", next);
  }
});
