import assert from "node:assert/strict";
import test from "node:test";
import { readMadeToken, readTokens, tokenRoles } from "./token.ts";

test("tokens are read, of an account or of a seat", () => {
  const told = {
    id: "k9",
    name: "赛程同步",
    role: "moderator",
    liveId: "l1",
    createdAtMs: 5,
    usedAtMs: null,
    expiresAtMs: 9,
  };
  assert.deepEqual(readTokens([told]), [told]);
  assert.equal(readTokens([{ ...told, role: "king" }]), null);
  assert.equal(readMadeToken({ id: "k9", token: "dt_x" }), "dt_x");
});

test("a token reaches no further than its account", () => {
  assert.deepEqual(tokenRoles("viewer"), ["viewer"]);
  assert.deepEqual(tokenRoles("organiser"), ["viewer", "organiser"]);
  assert.deepEqual(tokenRoles("operator"), ["viewer", "organiser", "operator"]);
});
