import assert from "node:assert/strict";
import test from "node:test";
import { failed } from "../lib/envelope.ts";
import { World } from "../testing/world.ts";
import { LiveClient } from "./LiveClient.ts";
import { debateFeed } from "./apply.ts";
import { lobbyFeed } from "./applyLobby.ts";
import { organiserFeed, staffFeed } from "./applyStaff.ts";

const channels = (liveId: string) => [`debate/${liveId}`, `debate/${liveId}/staff`];

const snapshot = (channel: string, seq = 5) => ({
  type: "snapshot",
  channel,
  epoch: "e",
  seq,
  nowMs: 1000,
  state: { members: [], held: [] },
  counters: {},
});

/** A moderator; passes are numbered and last five minutes. */
function moderating() {
  const world = new World();
  const passes: string[] = [];
  world.grant = (liveId) => {
    passes.push(`${liveId} ${passes.length + 1}`);
    const token = passes.at(-1)!;
    return {
      ok: true,
      value: { token, channels: channels(liveId), expiresAtMs: world.nowMs + 300_000 },
    };
  };
  const client = new LiveClient(world);
  return { world, client, passes };
}

const tokens = (world: World, wire = world.wire) =>
  wire.sent.filter(({ type }) => type === "subscribe").map((
    { channel, token },
  ) => [channel, token]);

/** Beats, so that time can pass on a healthy socket. */
async function beat(world: World, channel: string, ms: number) {
  for (let left = ms; left > 0; left -= 20_000) {
    await world.elapse(Math.min(left, 20_000));
    world.wire.say({ type: "beat", channel, epoch: "e", seq: 5, nowMs: world.nowMs });
  }
}

/** The socket's last request is refused. */
function forbid(world: World) {
  const { ref } = world.wire.sent.at(-1)!;
  world.wire.say({ type: "error", ref, code: "forbidden", message: "", temporary: false });
}

test("staff's channels wait for a pass, the audience's does not; a rehearsal's does", async () => {
  const { world, client } = moderating();
  client.follow(client.feed(staffFeed("1")));
  client.follow(client.feed(debateFeed("1")));
  client.follow(client.feed(debateFeed("2")));
  world.wire.hello(0);
  assert.deepEqual(tokens(world), [["debate/1", undefined], ["debate/2", undefined]]);
  await world.elapse(0);
  assert.deepEqual(tokens(world).at(-1), ["debate/1/staff", "1 1"]);
  client.follow(client.feed(debateFeed("1")), true);
  assert.deepEqual(tokens(world).at(-1), ["debate/1", "1 1"]);
});

test("a pass is renewed a minute before it ends, on one channel, from where it is", async () => {
  const { world, client, passes } = moderating();
  client.follow(client.feed(staffFeed("1")));
  client.follow(client.feed(debateFeed("1")), true);
  world.wire.hello(0);
  await world.elapse(0);
  world.wire.say(snapshot("debate/1"), snapshot("debate/1/staff"));
  await beat(world, "debate/1/staff", 239_000);
  assert.equal(passes.length, 1);
  await beat(world, "debate/1/staff", 2000);
  assert.equal(passes.length, 2);
  const { channel, token, since } = world.wire.sent.at(-1)!;
  assert.deepEqual([channel, token, since], ["debate/1/staff", "1 2", { epoch: "e", seq: 5 }]);
  assert.equal(tokens(world).length, 3);
});

test("who is no staff is refused, and the audience's channel goes on", async () => {
  for (const code of [401, 403, 404]) {
    const { world, client } = moderating();
    world.grant = () => failed(code, "forbidden");
    client.follow(client.feed(staffFeed("1")));
    client.follow(client.feed(debateFeed("1")));
    world.wire.hello(0);
    await world.elapse(0);
    world.wire.say(snapshot("debate/1"));
    assert.equal(client.feed(staffFeed("1")).link.value.status, "refused");
    assert.equal(client.feed(debateFeed("1")).link.value.status, "live");
  }
});

test("a channel beyond the seat's is refused without asking for it", async () => {
  const { world, client } = moderating();
  client.follow(client.feed(organiserFeed("1")));
  world.wire.hello(0);
  await world.elapse(0);
  assert.deepEqual([tokens(world), client.feed(organiserFeed("1")).link.value.status], [
    [],
    "refused",
  ]);
});

test("a pass that is not to be had just now is asked for again", async () => {
  const { world, client, passes } = moderating();
  const { grant } = world;
  world.grant = () => failed(503, "store_unavailable");
  client.follow(client.feed(staffFeed("1")));
  world.wire.hello(0);
  await world.elapse(100);
  world.grant = grant;
  await world.elapse(1000);
  assert.deepEqual([passes.length, tokens(world).length], [1, 1]);
});

test("a pass that ended in between is replaced once", async () => {
  const { world, client, passes } = moderating();
  client.follow(client.feed(staffFeed("1")));
  world.wire.hello(0);
  await world.elapse(0);
  forbid(world);
  await world.elapse(0);
  assert.deepEqual(tokens(world).at(-1), ["debate/1/staff", "1 2"]);
  forbid(world);
  await world.elapse(0);
  assert.deepEqual([client.feed(staffFeed("1")).link.value.status, passes.length], ["refused", 2]);
});

test("with the seat goes its channel; whatever anyone may follow comes back", async () => {
  const { world, client } = moderating();
  client.follow(client.feed(staffFeed("1")));
  client.follow(client.feed(debateFeed("1")));
  world.wire.hello(0);
  await world.elapse(0);
  world.wire.say(snapshot("debate/1"), snapshot("debate/1/staff"));
  world.wire.end(4506);
  assert.equal(client.feed(staffFeed("1")).link.value.status, "refused");
  await world.elapse(500);
  world.wire.hello(0);
  assert.deepEqual(tokens(world), [["debate/1", undefined]]);
});

test("an end for the token's sake brings another token", async () => {
  const { world, client } = moderating();
  client.follow(client.feed(staffFeed("1")));
  world.wire.hello(0);
  await world.elapse(0);
  world.wire.say(snapshot("debate/1/staff"));
  world.wire.end(4004);
  await world.elapse(500);
  world.wire.hello(0);
  await world.elapse(0);
  const { token, since } = world.wire.sent.at(-1)!;
  assert.deepEqual([token, since], ["1 2", { epoch: "e", seq: 5 }]);
});

test("another debate's staff gets another socket", async () => {
  const { world, client } = moderating();
  client.follow(client.feed(lobbyFeed));
  const leave = client.follow(client.feed(staffFeed("1")));
  world.wire.hello(0);
  await world.elapse(0);
  leave();
  await world.elapse(5000);
  client.follow(client.feed(staffFeed("2")));
  assert.equal(world.wires[0]?.closedWith, 1000);
  world.wire.hello(0);
  await world.elapse(0);
  assert.equal(world.wires.length, 2);
  assert.deepEqual(tokens(world), [["lobby", undefined], ["debate/2/staff", "2 2"]]);
});

test("whoever loses a seat goes on following a public debate, as anybody may", async () => {
  const { world, client } = moderating();
  client.follow(client.feed(debateFeed("1")), true);
  client.follow(client.feed(staffFeed("1")));
  world.wire.hello(0);
  await world.elapse(0);
  world.wire.say(snapshot("debate/1"), snapshot("debate/1/staff"));
  world.wire.end(4506);
  assert.equal(client.feed(debateFeed("1")).link.value.status, "reconnecting");
  await world.elapse(500);
  world.wire.hello(0);
  assert.deepEqual(tokens(world), [["debate/1", undefined]]);
  world.wire.say({ type: "resumed", channel: "debate/1", epoch: "e", from: 5, to: 5 });
  assert.deepEqual({ ...client.feed(debateFeed("1")).link.value }, {
    status: "live",
    isStale: false,
  });
  assert.equal(client.feed(staffFeed("1")).link.value.status, "refused");
});

test("without a pass a public debate is asked for as anybody asks; a rehearsal is refused", async () => {
  for (const code of [401, 403, 404]) {
    const { world, client } = moderating();
    world.grant = () => failed(code, "login_required");
    client.follow(client.feed(debateFeed("1")), true);
    world.wire.hello(0);
    await world.elapse(0);
    assert.deepEqual(tokens(world), [["debate/1", undefined]]);
    assert.notEqual(client.feed(debateFeed("1")).link.value.status, "refused");
    forbid(world);
    assert.equal(client.feed(debateFeed("1")).link.value.status, "refused");
    assert.equal(tokens(world).length, 1);
  }
});

test("a token that is not taken, twice, is done without", async () => {
  const { world, client } = moderating();
  client.follow(client.feed(debateFeed("1")), true);
  world.wire.hello(0);
  await world.elapse(0);
  forbid(world);
  await world.elapse(0);
  forbid(world);
  const asked = ["1 1", "1 2", undefined].map((token) => ["debate/1", token]);
  assert.deepEqual(tokens(world), asked);
  world.wire.say(snapshot("debate/1"));
  assert.equal(client.feed(debateFeed("1")).link.value.status, "live");
});

test("after another login what was refused is asked for again, by the right there was", async () => {
  const { world, client } = moderating();
  const { grant } = world;
  world.grant = () => failed(401, "login_required");
  client.follow(client.feed(debateFeed("1")), true);
  client.follow(client.feed(staffFeed("1")));
  client.follow(client.feed(debateFeed("2")));
  world.wire.hello(0);
  await world.elapse(0);
  world.wire.say(snapshot("debate/1"), snapshot("debate/2"));
  world.wire.sent.length = 0;
  world.grant = grant;
  client.tryRefused();
  await world.elapse(0);
  assert.deepEqual(tokens(world), [["debate/1", "1 1"], ["debate/1/staff", "1 1"]]);
  world.wire.say(snapshot("debate/1/staff"));
  assert.equal(client.feed(staffFeed("1")).link.value.status, "live");
});

/** Opens the desk of a debate; what it returns leaves it. */
function atDesk(client: LiveClient, liveId: string) {
  const leaves = [
    client.follow(client.feed(debateFeed(liveId)), true),
    client.follow(client.feed(staffFeed(liveId))),
  ];
  return () => leaves.forEach((leave) => leave());
}

/** The desk of debate 1 is up to date again, by a pass of its own. */
function assertBack(world: World, client: LiveClient) {
  const last = tokens(world).slice(-2);
  assert.deepEqual(last.map(([channel]) => channel), channels("1"));
  assert.match(String(last[0]?.[1]), /^1 /);
  world.wire.say(snapshot("debate/1"), snapshot("debate/1/staff"));
  for (const feed of [client.feed(debateFeed("1")), client.feed(staffFeed("1"))]) {
    assert.deepEqual({ ...feed.link.value }, { status: "live", isStale: false });
  }
}

test("from one desk to another and back within seconds, each is followed", async () => {
  const { world, client } = moderating();
  let leave = () => {};
  for (const liveId of ["1", "2", "1"]) {
    leave();
    leave = atDesk(client, liveId);
    world.wire.hello(0);
    await world.elapse(100);
  }
  assert.equal(world.wires.length, 3);
  assertBack(world, client);
});

test("so it is when no pass was there yet", async () => {
  const { world, client } = moderating();
  const first = atDesk(client, "1");
  world.wire.hello(0);
  first();
  atDesk(client, "2")();
  atDesk(client, "1");
  await world.elapse(100);
  assert.equal(world.wires.length, 1);
  assertBack(world, client);
});

test("a pass that nothing needs any more is not renewed, and one that is needed again is asked for", async () => {
  const { world, client, passes } = moderating();
  client.follow(client.feed(lobbyFeed));
  const leave = client.follow(client.feed(staffFeed("1")));
  world.wire.hello(0);
  await world.elapse(0);
  world.wire.say(snapshot("lobby"), snapshot("debate/1/staff"));
  leave();
  await beat(world, "lobby", 290_000);
  assert.equal(passes.length, 1);
  client.follow(client.feed(staffFeed("1")));
  await world.elapse(0);
  assert.deepEqual(tokens(world).at(-1), ["debate/1/staff", "1 2"]);
});
