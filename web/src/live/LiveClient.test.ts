import assert from "node:assert/strict";
import test from "node:test";
import { failed } from "../lib/envelope.ts";
import { sampleLine, sampleState } from "../testing/samples.ts";
import { type TestWire, World } from "../testing/world.ts";
import { LiveClient } from "./LiveClient.ts";
import { debateFeed } from "./apply.ts";
import { lobbyFeed } from "./applyLobby.ts";

const channel = "debate/d1";
const epoch = "e";

const snapshot = (seq: number, values: object = {}) => ({
  type: "snapshot",
  channel,
  epoch,
  seq,
  nowMs: 1000,
  state: sampleState(),
  counters: {},
  ...values,
});
const posted = (seq: number) => ({
  type: "event",
  channel,
  seq,
  name: "danmaku.posted",
  atMs: 1,
  data: { danmaku: sampleLine(seq) },
});
const tick = (seq: number, values: object = {}) => ({
  type: "tick",
  channel,
  seq,
  nowMs: 1000,
  values,
});
const resumed = (from: number, to = from) => ({ type: "resumed", channel, epoch, from, to });

/** A client that follows d1, with what it sees. */
function following() {
  const world = new World();
  const client = new LiveClient(world);
  const feed = client.feed(debateFeed("d1"));
  const leave = client.follow(feed);
  return { world, client, feed, leave, link: () => ({ ...feed.link.value }) };
}

/** The same, over a socket, at number 5. */
function live() {
  const all = following();
  all.world.wire.hello(1000);
  all.world.wire.say(snapshot(5), tick(5));
  return all;
}

const subscribes = (wire: TestWire) =>
  wire.sent.filter(({ type }) => type === "subscribe").map(({ channel, since, token }) => ({
    channel,
    ...(since ? { since } : {}),
    ...(token ? { token } : {}),
  }));

test("the greeting is waited for, then the channel is asked for and shown", () => {
  const { world, feed, client, link } = following();
  assert.deepEqual([world.wires.length, world.wire.sent], [1, []]);
  assert.deepEqual(link(), { status: "connecting", isStale: true });
  world.wire.hello(7000);
  assert.deepEqual(subscribes(world.wire), [{ channel }]);
  assert.equal(client.time.nowMs(), 7000);
  world.wire.say(snapshot(5), tick(5, { likes: [3, 1] }));
  assert.deepEqual(link(), { status: "live", isStale: false });
  assert.equal(feed.state.value?.debate.id, "d1");
  assert.deepEqual(feed.counters.value.readings, { likes: [3, 1] });
});

test("one socket serves all channels, however often each is followed", () => {
  const { world, client } = live();
  client.follow(client.feed(debateFeed("D1"))); // paths take either case
  client.follow(client.feed(lobbyFeed));
  assert.equal(world.wires.length, 1);
  assert.deepEqual(subscribes(world.wire), [{ channel }, { channel: "lobby" }]);
});

test("what happens is told in order, once, with the state that holds it already", () => {
  const { world, feed } = live();
  const heard: string[] = [];
  const stop = feed.listen((happening) => {
    const held = feed.state.value?.danmaku.recent.length;
    if (happening.type === "event") heard.push(`${happening.name} ${happening.seq} ${held}`);
    else heard.push(happening.type);
  });
  world.wire.say(posted(6), posted(6), posted(7));
  world.wire.say(tick(7, { likes: [3, 1] }));
  world.wire.say(tick(7, { likes: [3, 1] }));
  world.wire.say(snapshot(9));
  stop();
  world.wire.say(posted(10));
  assert.deepEqual(heard, ["danmaku.posted 6 2", "danmaku.posted 7 2", "counted", "replaced"]);
  assert.equal(feed.state.value?.danmaku.recent.length, 1);
});

test("a hole makes it ask for the whole state; the old one stays, marked as stale", () => {
  const { world, feed, link } = live();
  world.wire.say(posted(6), posted(8));
  assert.deepEqual(link(), { status: "live", isStale: true });
  assert.deepEqual(feed.state.value?.danmaku.recent.map(({ id }) => id), ["d6"]);
  assert.deepEqual(subscribes(world.wire), [{ channel }, { channel }]);
  world.wire.say(snapshot(8));
  assert.deepEqual(link(), { status: "live", isStale: false });
});

test("after a cut it comes back from where it was", async () => {
  const { world, feed, link } = live();
  world.wire.end(1006);
  assert.deepEqual(link(), { status: "reconnecting", isStale: true });
  await world.elapse(500);
  assert.equal(world.wires.length, 2);
  world.wire.hello(2000);
  assert.deepEqual(subscribes(world.wire), [{ channel, since: { epoch, seq: 5 } }]);
  world.wire.say(resumed(5, 6), posted(6), tick(6));
  assert.deepEqual(link(), { status: "live", isStale: false });
  assert.deepEqual(feed.state.value?.danmaku.recent.map(({ id }) => id), ["d6"]);
});

test("close codes are obeyed", async () => {
  const back = async (code: number) => {
    const { world } = live();
    world.wire.end(code);
    await world.elapse(500);
    if (world.wires.length === 1) return null;
    world.wire.hello(2000);
    return subscribes(world.wire);
  };
  const since = { epoch, seq: 5 };
  for (const code of [1001, 1006, 1012, 4000, 4001, 4002, 4004, 4005, 4506]) {
    assert.deepEqual(await back(code), [{ channel, since }], String(code));
  }
  assert.deepEqual(await back(4003), [{ channel }]);
  for (const code of [1002, 1007, 4500, 4502]) assert.equal(await back(code), null, String(code));
});

test("a farewell says over what time to spread the return", async () => {
  const { world } = live();
  world.chance = 0.999;
  world.wire.say({ type: "bye", code: 4000, reason: "restart", spreadMs: 3000 });
  world.wire.end(4000);
  await world.elapse(2900);
  assert.equal(world.wires.length, 1);
  await world.elapse(200);
  assert.equal(world.wires.length, 2);
});

test("silence longer than the beat and ten seconds ends a socket, signs of life do not", async () => {
  const { world, link } = live();
  await world.elapse(34_000);
  world.wire.say({ type: "beat", channel, epoch, seq: 5, nowMs: 35_000 });
  await world.elapse(34_900);
  assert.equal(world.wires.length, 1);
  await world.elapse(100);
  assert.equal(world.wires[0]?.closedWith, 1000);
  assert.equal(link().isStale, true);
  await world.elapse(500);
  assert.equal(world.wires.length, 2);
  world.wires[0]?.say(posted(6)); // nobody listens there any more
  assert.equal(link().status, "reconnecting");
});

test("a message that is no frame ends the socket", async () => {
  for (const data of ["{", new ArrayBuffer(3)]) {
    const { world } = live();
    world.wire.garble(data);
    assert.equal(world.wire.closedWith, 1000);
    await world.elapse(500);
    assert.equal(world.wires.length, 2);
  }
});

test("where no socket gets through it polls within two seconds, and goes back when one does", async () => {
  const { world, feed, link } = following();
  world.chance = 0.999;
  world.onOpen = (wire) => world.after(10, () => wire.end(1006));
  world.wire.end(1006);
  world.answer = (path) => ({
    ok: true,
    value: {
      pollMs: 2000,
      frames: path.includes("?") ? [resumed(5), tick(5)] : [snapshot(5), tick(5)],
    },
  });
  await world.elapse(1600);
  assert.deepEqual(world.asked.map(({ path }) => path), ["/api/live/d1/events"]);
  assert.deepEqual(link(), { status: "polling", isStale: false });
  assert.equal(feed.state.value?.debate.id, "d1");
  assert.equal(world.wires.length, 3);

  await world.elapse(20_000);
  const gaps = world.asked.slice(1).map(({ atMs }, at) => atMs - world.asked[at]!.atMs);
  assert.ok(gaps.length >= 8 && gaps.every((ms) => ms >= 1600 && ms <= 2400), String(gaps));
  assert.equal(world.asked.at(-1)?.path, "/api/live/d1/events?epoch=e&since=5");
  assert.equal(world.wires.length, 3, "a socket is tried each minute only");

  world.onOpen = (wire) => world.after(10, () => wire.hello(1000));
  await world.elapse(60_000);
  assert.equal(world.wires.length, 4);
  const polls = world.asked.length;
  world.wire.say(resumed(5), tick(5));
  await world.elapse(10_000);
  assert.deepEqual(link(), { status: "live", isStale: false });
  assert.equal(world.asked.length, polls, "no more polling");
});

test("a socket tried in vain while it polls puts nothing in doubt", async () => {
  const { world, feed } = following();
  world.onOpen = (wire) => world.after(10, () => wire.end(1006));
  world.wire.end(1006);
  world.answer = () => ({ ok: true, value: { pollMs: 2000, frames: [snapshot(5), tick(5)] } });
  await world.elapse(5000);
  const links: boolean[] = [];
  feed.link.subscribe(() => links.push(feed.link.value.isStale));
  const tries = world.wires.length;
  await world.elapse(200_000);
  assert.ok(world.wires.length >= tries + 2);
  assert.deepEqual(links, []);
});

test("where the server does not understand us, who comes back later polls again", async () => {
  const { world, client, leave } = live();
  world.answer = () => ({ ok: true, value: { pollMs: 2000, frames: [snapshot(5), tick(5)] } });
  world.wire.end(4500);
  leave();
  await world.elapse(60_000);
  const polls = world.asked.length;
  client.follow(client.feed(debateFeed("d1")));
  await world.elapse(10);
  assert.deepEqual([world.asked.length, world.wires.length], [polls + 1, 1]);
  assert.equal(client.feed(debateFeed("d1")).link.value.status, "polling");
});

test("a socket that hangs is helped out by polling, until it answers", async () => {
  const { world, link } = following();
  world.answer = () => ({ ok: true, value: { pollMs: 2000, frames: [snapshot(5), tick(5)] } });
  await world.elapse(1499);
  assert.equal(world.asked.length, 0);
  await world.elapse(1);
  assert.deepEqual(link(), { status: "polling", isStale: false });
  world.wire.hello(1000);
  assert.deepEqual(subscribes(world.wire), [{ channel, since: { epoch, seq: 5 } }]);
  world.wire.say(resumed(5), tick(5));
  const polls = world.asked.length;
  await world.elapse(8000);
  assert.deepEqual([link().status, world.asked.length], ["live", polls]);
});

test("an answer that comes after the greeting moves nothing", async () => {
  const { world, feed } = following();
  world.answer = () => ({ ok: true, value: { pollMs: 2000, frames: [snapshot(5), tick(5)] } });
  world.answerMs = 300;
  await world.elapse(1600);
  world.wire.hello(1000);
  await world.elapse(1000);
  assert.equal(feed.state.value, null);
  assert.equal(feed.follower.position, null);
});

test("sockets that answered are no failures, however short they lived", async () => {
  const { world, feed } = following();
  for (let life = 0; life < 6; life++) {
    world.wire.hello(1000);
    world.wire.say(feed.follower.position ? resumed(5) : snapshot(5), tick(5));
    world.wire.end(1006);
    while (world.wires.length === life + 1) await world.elapse(500);
  }
  assert.equal(world.asked.length, 0);
});

test("a poll that fails leaves what there is, as stale; the next one may succeed", async () => {
  const { world, feed, link } = live();
  world.wire.end(4500);
  await world.elapse(10);
  assert.deepEqual(link(), { status: "polling", isStale: true });
  assert.equal(feed.state.value?.debate.id, "d1");
  world.answer = () => ({ ok: true, value: { pollMs: 2000, frames: [resumed(5), tick(5)] } });
  await world.elapse(2400);
  assert.deepEqual(link(), { status: "polling", isStale: false });
});

test("a server that answers no polls is asked less and less often, until it does", async () => {
  const { world } = live();
  world.wire.end(4500);
  await world.elapse(60_000);
  const gaps = () => world.asked.slice(1).map(({ atMs }, at) => atMs - world.asked[at]!.atMs);
  assert.deepEqual(gaps().slice(0, 5), [2000, 4000, 8000, 8000, 8000]);
  world.answer = () => ({ ok: true, value: { pollMs: 2000, frames: [snapshot(5), tick(5)] } });
  await world.elapse(20_000);
  assert.deepEqual(gaps().slice(-3), [2000, 2000, 2000]);
});

test("a channel that is not there is refused, by either way, and asked for again when somebody comes", async () => {
  const { world, client, feed, link, leave } = live();
  client.follow(client.feed(lobbyFeed));
  const { ref } = world.wire.sent.at(-1)!;
  world.wire.say({ type: "error", ref, code: "forbidden", message: "", temporary: false });
  assert.equal(client.feed(lobbyFeed).link.value.status, "refused");
  assert.equal(link().status, "live");
  client.follow(client.feed(lobbyFeed));
  assert.deepEqual(subscribes(world.wire).at(-1), { channel: "lobby" });

  world.answer = () => failed(404, "not_found");
  world.wire.end(4500);
  await world.elapse(10);
  assert.equal(link().status, "refused");
  leave();
  client.follow(feed);
  assert.equal(link().status, "polling");
});

test("a server that is busy is left alone for a while", async () => {
  const { world, link } = live();
  world.wire.say({ type: "error", ref: 1, code: "busy", message: "", temporary: true });
  assert.deepEqual([world.wire.closedWith, link().status], [1000, "reconnecting"]);
  await world.elapse(500);
  assert.equal(world.wires.length, 2);
});

test("a channel nobody follows is let go after a moment, and the socket with the last", async () => {
  const { world, client, leave } = live();
  const leaveLobby = client.follow(client.feed(lobbyFeed));
  leaveLobby();
  await world.elapse(4000);
  client.follow(client.feed(lobbyFeed))(); // back, and away again
  await world.elapse(4000);
  assert.equal(world.wire.sent.filter(({ type }) => type === "unsubscribe").length, 0);
  await world.elapse(1000);
  const { type, channel: left } = world.wire.sent.at(-1)!;
  assert.deepEqual([type, left], ["unsubscribe", "lobby"]);
  leave();
  await world.elapse(5000);
  assert.equal(world.wire.closedWith, 1000);
  await world.elapse(120_000);
  assert.deepEqual([world.wires.length, world.asked.length], [1, 0]);
  client.follow(client.feed(debateFeed("d1")));
  assert.equal(world.wires.length, 2);
});

test("a hidden page polls nothing; looked at again it asks at once", async () => {
  const { world, client } = live();
  world.answer = () => ({ ok: true, value: { pollMs: 2000, frames: [resumed(5), tick(5)] } });
  world.wire.end(4500);
  await world.elapse(100);
  client.setVisible(false);
  const polls = world.asked.length;
  await world.elapse(60_000);
  assert.equal(world.asked.length, polls);
  client.setVisible(true);
  await world.elapse(10);
  assert.equal(world.asked.length, polls + 1);
});

test("a page that wakes up notices a dead socket, and does not wait for its turn", async () => {
  const { world, client } = live();
  world.nowMs += 3_600_000; // in sleep no timer runs
  client.setVisible(true);
  assert.equal(world.wires[0]?.closedWith, 1000);
  await world.elapse(500);
  assert.equal(world.wires.length, 2);
});
