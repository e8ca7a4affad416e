import assert from "node:assert/strict";
import test from "node:test";
import { readManagedRoom } from "../../../domain/managedRoom.ts";
import { blankRoom, roomBody, roomFields, roomFormOf } from "./roomForm.ts";

const told = {
  id: "k3v9pz",
  revision: 2,
  name: "一号厅",
  description: "",
  enabled: true,
  playback: { kind: "rtmp", url: null },
  videoDelayMs: 8500,
  record: false,
  currentLiveId: null,
};

test("a room is read as those see it who look after it, and said again as it is", () => {
  const room = readManagedRoom(told);
  assert.ok(room);
  const { id: _id, revision: _revision, currentLiveId: _live, ...rest } = told;
  assert.deepEqual(roomBody(roomFormOf(room), roomFields), {
    ...rest,
    description: null,
    playback: { kind: "rtmp" },
  });
  assert.equal(readManagedRoom({ ...told, revision: "2" }), null);
});

test("an outside address goes with its kind, whichever of them was changed", () => {
  const form = {
    ...blankRoom,
    "playback.kind": "hls" as const,
    "playback.url": " https://a/x.m3u8 ",
  };
  const playback = { kind: "hls", url: "https://a/x.m3u8" };
  assert.deepEqual(roomBody(form, ["playback.kind"]), { playback });
  assert.deepEqual(roomBody(form, ["playback.url"]), { playback });
});

test("the delay is typed in seconds; what is no number is the server's to refuse", () => {
  const body = (text: string) => roomBody({ ...blankRoom, videoDelayMs: text }, ["videoDelayMs"]);
  assert.deepEqual(body("2.5"), { videoDelayMs: 2500 });
  assert.deepEqual(body(""), { videoDelayMs: "" });
  assert.deepEqual(body("long"), { videoDelayMs: "long" });
});
