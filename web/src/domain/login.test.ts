import assert from "node:assert/strict";
import test from "node:test";
import { deviceName, readLogin } from "./login.ts";

test("a browser is told in two words", () => {
  const android =
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36";
  assert.equal(deviceName(android), "Chrome · Android");
  assert.equal(deviceName(`${android} Edg/126.0`), "Edge · Android");
  assert.equal(deviceName("curl/7.88.1"), "curl");
  assert.equal(deviceName("?"), "");
});

test("a login without its times is none", () => {
  const login = { id: "k1", createdAtMs: 1, seenAtMs: 2, current: true };
  assert.equal(readLogin(login)?.isCurrent, true);
  assert.equal(readLogin({ ...login, seenAtMs: null }), null);
});
