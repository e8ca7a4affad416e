import assert from "node:assert/strict";
import test from "node:test";
import { joinAddress } from "./join.ts";

test("a debate in a room is joined by the room's short address", () => {
  const debate = { id: "d1", roomId: "k3v9ab", rehearsal: false };
  assert.deepEqual(joinAddress(debate, "https://debate.test"), {
    url: "https://debate.test/room/k3v9ab",
    typed: "debate.test/room/k3v9ab",
  });
});

test("without a room, and in a rehearsal, the code leads to the debate itself", () => {
  for (const [roomId, rehearsal] of [[null, false], ["k3v9ab", true]] as const) {
    assert.deepEqual(joinAddress({ id: "d1", roomId, rehearsal }, "http://hall:8080"), {
      url: "http://hall:8080/debate/d1",
      typed: "hall:8080",
    });
  }
});
