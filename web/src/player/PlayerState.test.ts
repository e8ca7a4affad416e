import assert from "node:assert/strict";
import test from "node:test";
import { initialState, playerAfter, type PlayerEvent, type PlayerState } from "./PlayerState.ts";
import { type Playback, targetOf, type VideoSource } from "./VideoSource.ts";

const rtmp: Playback = { kind: "rtmp", url: null };
const hls: Playback = { kind: "hls", url: "https://video.example.org/hall2/index.m3u8" };
const flv: Playback = { kind: "flv", url: "https://video.example.org/hall2.flv" };
const source: VideoSource = { roomId: "k3v9pz", playback: rtmp, status: "live", signal: null };

function say(part: Partial<VideoSource>, playsHls = true): PlayerEvent {
  return { type: "source", source: { ...source, ...part }, playsHls };
}

function after(events: (PlayerEvent | PlayerEvent["type"])[], state = initialState): PlayerState {
  return events.reduce<PlayerState>(
    (now, event) =>
      playerAfter(now, typeof event === "string" ? { type: event } as PlayerEvent : event),
    state,
  );
}

test("what is to be played follows from room, life of the debate and signal", () => {
  const target = (part: Partial<VideoSource>, playsHls = true) =>
    targetOf({ ...source, ...part }, playsHls);
  const ours = { kind: "play", address: "/hls/k3v9pz.m3u8" };
  assert.deepEqual(target({}), ours);
  assert.deepEqual(target({ playback: hls }), { kind: "play", address: hls.url });
  assert.deepEqual(target({ playback: undefined }), { kind: "unknown" });
  assert.deepEqual(target({ playback: null }), { kind: "none" });
  assert.deepEqual(target({ roomId: null }), { kind: "none" });
  assert.deepEqual(target({ playback: { kind: "hls", url: "javascript://%0aalert(1)" } }), {
    kind: "none",
  });
  assert.deepEqual(target({ status: "upcoming" }), { kind: "waiting" });
  assert.deepEqual(target({ status: "upcoming", signal: "offline" }), { kind: "waiting" });
  assert.deepEqual(target({ status: "upcoming", signal: "live" }), ours);
  assert.deepEqual(target({ status: "ended", signal: "live" }), { kind: "ended" });
});

test("what the content policy forbids is not tried again, until it comes from elsewhere", () => {
  const events = [say({ playback: hls }), "failed", "blocked"] as const;
  const blocked = after([...events]);
  assert.equal(blocked.phase, "blocked");
  assert.equal(blocked.link, hls.url);
  assert.equal(blocked.retryMs, null);
  assert.deepEqual(after(["retry", "again", "failed"], blocked), blocked);
  const moved = { kind: "hls" as const, url: "https://cdn.example.org/hall2.m3u8" };
  assert.equal(after([say({ playback: moved })], blocked).address, moved.url);
});

test("what this browser cannot play is said, with a link where one helps", () => {
  const kinds = (playback: Playback, playsHls: boolean) =>
    targetOf({ ...source, playback }, playsHls);
  assert.deepEqual(kinds(flv, true), { kind: "unsupported", link: flv.url });
  assert.deepEqual(kinds(hls, false), { kind: "unsupported", link: hls.url });
  assert.deepEqual(kinds(rtmp, false), { kind: "unsupported", link: null });
});

test("before the start it waits, at the start it loads, and moving pictures are live", () => {
  const waiting = after([say({ status: "upcoming" })]);
  assert.deepEqual([waiting.phase, waiting.address, waiting.load], ["waiting", null, 0]);
  const starting = after([say({})], waiting);
  assert.deepEqual([starting.phase, starting.load], ["starting", 1]);
  assert.equal(after(["playing"], starting).phase, "live");
});

test("an interruption is said and tried again after 1, 2, 4, 8, 8 seconds, until it plays", () => {
  let state = after([say({}), "playing"]);
  const waits: (number | null)[] = [];
  for (let attempt = 0; attempt < 5; attempt++) {
    state = after(["failed"], state);
    waits.push(state.retryMs);
    assert.equal(state.phase, "interrupted");
    state = after(["retry"], state);
  }
  assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 8_000]);
  assert.equal(state.load, 6);
  state = after(["playing", "failed"], state);
  assert.equal(state.retryMs, 1_000, "a picture that came back begins anew");
});

test("a picture that has never been there is awaited, not interrupted", () => {
  const state = after([say({}), "failed", "retry", "failed"]);
  assert.deepEqual([state.phase, state.retryMs], ["starting", 2_000]);
});

test("errors while a wait runs change nothing, and a retry without a wait loads nothing", () => {
  const waiting = after([say({}), "failed"]);
  assert.deepEqual(after(["failed", "failed"], waiting), waiting);
  const playing = after([say({}), "playing"]);
  assert.deepEqual(after(["retry"], playing), playing);
});

test("the same source said again disturbs nothing; another address loads anew", () => {
  const live = after([say({}), "playing"]);
  assert.deepEqual(after([say({})], live), live);
  const other = after([say({ playback: hls })], live);
  assert.deepEqual([other.phase, other.load], ["starting", live.load + 1]);
});

test("the server's word that the picture is back ends the wait", () => {
  const waiting = after([
    say({ signal: "live" }),
    "playing",
    say({ signal: "interrupted" }),
    "failed",
  ]);
  const back = after([say({ signal: "live" })], waiting);
  assert.deepEqual([back.load, back.retryMs], [waiting.load + 1, null]);
  assert.equal(after([say({ signal: "live" })], back).load, back.load);
  const stalled = after([say({ signal: "starting" }), say({ signal: "live" }), "failed"]);
  assert.equal(stalled.retryMs, 1_000, "a stall of one's own is tried again by oneself");
});

test("nothing is loaded while the server says that nothing is there", () => {
  const phases = (["offline", "starting", "interrupted"] as const).map((signal) => {
    const { phase, address, load } = after([say({ signal }), "again"]);
    assert.deepEqual([address, load], [null, 0]);
    return phase;
  });
  assert.deepEqual(phases, ["starting", "starting", "interrupted"]);
  assert.equal(after([say({ signal: "offline" }), say({ signal: "live" })]).load, 1);
});

test("what is in store plays on after the encoder is gone, and is not played twice", () => {
  const cut = after([say({ signal: "live" }), "playing", say({ signal: "interrupted" })]);
  assert.deepEqual([cut.phase, cut.load], ["live", 1]);
  const over = after(["failed", "failed", "retry", "again"], cut);
  assert.deepEqual([over.phase, over.load, over.retryMs], ["interrupted", 1, null]);
  const coming = after([say({ signal: "starting" })], over);
  assert.deepEqual([coming.phase, coming.load], ["interrupted", 1]);
  assert.equal(after([say({ signal: "live" })], coming).load, 2);
  const short = after([say({ signal: "starting" }), say({ signal: "live" })], cut);
  assert.deepEqual([short.phase, short.load], ["live", 1], "it never stood still");
});

test("the end of the debate ends the picture, and late words of the video change nothing", () => {
  const ended = after([say({}), "playing", say({ status: "ended" })]);
  assert.deepEqual([ended.phase, ended.address], ["ended", null]);
  assert.deepEqual(after(["failed", "playing", "retry", "finished", "again"], ended), ended);
});

test("a playlist that is complete is the end, until the viewer or the server says otherwise", () => {
  const ended = after([say({ playback: hls }), "playing", "finished"]);
  assert.equal(ended.phase, "ended");
  assert.deepEqual(after(["failed"], ended), ended);
  const again = after(["again"], ended);
  assert.deepEqual([again.phase, again.load], ["starting", ended.load + 1]);
  const back = after([say({ playback: hls, signal: "live" })], ended);
  assert.deepEqual([back.phase, back.load], ["starting", ended.load + 1]);
});

test("catching up loads anew and shows the last picture meanwhile", () => {
  const state = after([say({}), "playing", "again"]);
  assert.deepEqual([state.phase, state.load], ["live", 2]);
});

test("a room that loses its picture stops the player", () => {
  const state = after([say({}), "playing", "failed", say({ playback: null })]);
  assert.deepEqual([state.phase, state.address, state.retryMs], ["none", null, null]);
});
