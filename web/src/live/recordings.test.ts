import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { type RoundState, roundState } from "../domain/round.ts";
import type { PublicRound } from "../domain/values.ts";
import { draw, randomOf } from "../testing/random.ts";
import { World } from "../testing/world.ts";
import type { Feed } from "./Feed.ts";
import { readFrame, type Readings } from "./frames.ts";
import { LiveClient } from "./LiveClient.ts";
import { debateFeed } from "./apply.ts";
import { lobbyFeed } from "./applyLobby.ts";
import { organiserFeed, staffFeed } from "./applyStaff.ts";

/**
 * An evening as the server tells it, recorded from its own rules and store (Tests/Recordings, made by
 * `RecordingTests`, which holds the server's own followers to the same). `check-web` runs in web/.
 */
const names = ["debate", "staff", "organiser", "lobby"] as const;
const liveId = "00000000-0000-4000-8000-000000000001";

/** What a client must hold by then. */
interface Expectation {
  type: "expect";
  seq: number;
  roundId?: string;
  state: Record<string, unknown>;
  counters: Readings;
}

type Line = Expectation | { type: "snapshot" | "event" | "tick"; channel: string; seq: number };

function recording(name: string): Line[] {
  const text = readFileSync(`../Tests/Recordings/evening-${name}.jsonl`, "utf8");
  return text.trim().split("\n").map((line) => JSON.parse(line));
}

/** A client on a socket that follows all four channels, and how to say something to it. */
function audience() {
  const world = new World();
  world.grant = () => ({
    ok: true,
    value: { token: "t", channels: Object.values(channels), expiresAtMs: 1e15 },
  });
  const client = new LiveClient(world);
  const feeds = {
    debate: client.feed(debateFeed(liveId)),
    staff: client.feed(staffFeed(liveId)),
    organiser: client.feed(organiserFeed(liveId)),
    lobby: client.feed(lobbyFeed),
  };
  const channels = Object.fromEntries(names.map((name) => [name, feeds[name].channel]));
  for (const name of names) client.follow(feeds[name] as Feed<unknown, unknown>);
  world.wire.hello(0);
  return { world, feeds };
}

/** A state without what follows from the clock alone; of true tallies those that were told. */
function comparable(state: unknown, toldRounds: Set<string>): unknown {
  const { rounds, tallies, ...rest } = state as {
    rounds?: PublicRound[];
    tallies?: { roundId: string }[];
  };
  const plain = (round: PublicRound): Omit<PublicRound, "state"> & { state: RoundState } => ({
    ...round,
    state: roundState(round, null),
  });
  const open = ["planned", "open", "closing"];
  const told = rounds?.map(plain).map((round) => ({
    ...round,
    state: open.includes(round.state) ? "open" : round.state,
  }));
  return {
    ...rest,
    rounds: told,
    tallies: tallies?.filter(({ roundId }) => toldRounds.has(roundId)),
  };
}

function check(
  feed: Feed<unknown, unknown>,
  expected: Expectation,
  told: Set<string>,
  where: string,
) {
  assert.deepEqual(comparable(feed.state.value, told), comparable(expected.state, told), where);
  assert.equal(feed.follower.position?.seq, expected.seq, where);
  const { roundId, readings } = feed.counters.value;
  // Of a debate that has ended the lobby counts no more; what was counted last means nothing then.
  const held = Object.entries(readings).filter(([name]) =>
    name in expected.counters || !name.includes("/")
  );
  assert.deepEqual(Object.fromEntries(held), expected.counters, where);
  assert.equal(roundId, expected.roundId ?? null, where);
  assert.equal(feed.link.value.isStale, false, where);
}

/** The rounds whose true tally this line tells. */
function toldBy(line: Line): string[] {
  if (line.type !== "event" || !line.channel.endsWith("/organiser")) return [];
  const { data } = line as unknown as { data: { round?: { id: string } } };
  return data.round ? [data.round.id] : [];
}

test("recordings hold frames that this client knows, and something to compare with", () => {
  for (const name of names) {
    const lines = recording(name);
    const frames = lines.filter(({ type }) => type !== "expect").map(readFrame);
    assert.ok(frames.every((frame) => frame && frame.type !== "unknown"), name);
    assert.ok(lines.filter(({ type }) => type === "expect").length > 5, name);
  }
});

for (const name of names) {
  test(`${name}: whoever hears every frame, or each one twice, holds what the store has`, () => {
    for (const times of [1, 2]) {
      const { world, feeds } = audience();
      const told = new Set<string>();
      recording(name).forEach((line, at) => {
        for (const roundId of toldBy(line)) told.add(roundId);
        const feed = feeds[name] as Feed<unknown, unknown>;
        if (line.type === "expect") {
          check(feed, line as Expectation, told, `${name} line ${at + 1}`);
        } else for (let time = 0; time < times; time++) world.wire.say(line);
      });
    }
  });

  test(`${name}: whoever comes late holds the same in the end as who was there from the start`, () => {
    const lines = recording(name);
    lines.forEach((line, at) => {
      if (line.type !== "expect") return;
      const { state, seq, roundId, counters } = line as Expectation;
      const { world, feeds } = audience();
      const feed = feeds[name] as Feed<unknown, unknown>;
      const snapshot = {
        channel: feed.channel,
        epoch: "late",
        seq,
        nowMs: 0,
        roundId,
        state,
        counters,
      };
      world.wire.say({ type: "snapshot", ...snapshot });
      const told = new Set<string>();
      for (const later of lines.slice(at + 1)) {
        for (const id of toldBy(later)) told.add(id);
        if (later.type === "expect") {
          check(feed, later as Expectation, told, `${name} from ${at + 1}`);
        } else world.wire.say(later);
      }
    });
  });
}

test("channels keep their own order whatever the order between them", () => {
  const random = randomOf("recordings together");
  for (let run = 0; run < 20; run++) {
    const { world, feeds } = audience();
    const rest = names.map((name) => ({ name, lines: recording(name), told: new Set<string>() }));
    while (rest.some(({ lines }) => lines.length > 0)) {
      const { name, lines, told } = rest[draw(random, 0, rest.length - 1)]!;
      // Now and then several in one message, as they come on the wire.
      const part = lines.splice(0, draw(random, 1, 6));
      const message = part.filter(({ type }) => type !== "expect");
      for (const line of message) for (const id of toldBy(line)) told.add(id);
      if (message.length > 0) world.wire.say(...message);
      const last = part.at(-1);
      if (last?.type !== "expect") continue;
      check(
        feeds[name] as Feed<unknown, unknown>,
        last as Expectation,
        told,
        `${name}, run ${run}`,
      );
    }
  }
});
