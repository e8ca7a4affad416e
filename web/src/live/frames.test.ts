import assert from "node:assert/strict";
import test from "node:test";
import { decode, readFrames } from "./frames.ts";

const beat = { type: "beat", channel: "lobby", epoch: "e", seq: 3, nowMs: 4 };

test("a message holds one frame or several, one a line", () => {
  const text = JSON.stringify(beat);
  assert.deepEqual(decode(text), [beat]);
  assert.deepEqual(decode(`${text}\n${text}\n`), [beat, beat]);
});

test("frames of unknown types are passed over, also those named like something in JavaScript", () => {
  for (const type of ["poll", "constructor", "toString", "__proto__"]) {
    assert.deepEqual(decode(JSON.stringify({ type, channel: 7 })), [{ type: "unknown" }]);
  }
});

test("what is no frame makes the whole message none", () => {
  const broken = [
    "",
    "{",
    "7",
    "null",
    "[]",
    "{}",
    `{"type":7}`,
    JSON.stringify({ ...beat, seq: "3" }),
    JSON.stringify({ ...beat, seq: 0.5 }),
    JSON.stringify({ ...beat, seq: 2 ** 53 }),
    JSON.stringify({ ...beat, epoch: null }),
    JSON.stringify({ type: "event", channel: "lobby", seq: 1, name: "n", atMs: 1, data: [] }),
  ];
  for (const text of broken.slice(1)) {
    assert.equal(decode(text), null, text);
    assert.equal(decode(`${JSON.stringify(beat)}\n${text}`), null, text);
  }
  assert.deepEqual(decode(""), []);
});

test("an answer by REST says when to ask again", () => {
  assert.deepEqual(readFrames({ pollMs: 500, frames: [beat] }), { pollMs: 500, frames: [beat] });
  assert.deepEqual(readFrames({ frames: [] }), { pollMs: 2000, frames: [] });
  for (const data of [null, {}, { frames: {} }, { frames: [7] }]) {
    assert.equal(readFrames(data), null);
  }
});
