import assert from "node:assert/strict";
import test from "node:test";
import type { LobbyRecord, ShownTally } from "../domain/values.ts";
import { sampleDebate, sampleLine, sampleRound, sampleState } from "../testing/samples.ts";
import { applyToDebate } from "./apply.ts";
import { applyToLobby } from "./applyLobby.ts";
import { applyToOrganiser, applyToStaff } from "./applyStaff.ts";
import type { DebateEvents, DebateState, EventOf, LobbyEvents, LobbyState } from "./events.ts";

const tally = (affirmative: number): ShownTally => ({
  affirmative,
  negative: 0,
  undecided: 0,
  voters: 1,
  byClass: null,
});

function after(state: DebateState, name: string, data: object): DebateState {
  const event = { type: "event", channel: "debate/d1", seq: 1, name, atMs: 0, data };
  return applyToDebate(state, event as unknown as EventOf<DebateEvents>);
}

const round = sampleRound();
const closed = sampleRound({ state: "closed", closesAtMs: 9 });
const withTally = after(sampleState(), "round.closed", { round: closed, tally: tally(100) });

test("a tally that is shown stays with its round until another is told", () => {
  assert.deepEqual(withTally.rounds[0]?.tally, tally(100));
  const kept = after(withTally, "round.updated", { round: { ...closed, revision: 2 } });
  assert.deepEqual([kept.rounds[0]?.tally, kept.rounds[0]?.revision], [tally(100), 2]);
  const recounted = after(withTally, "round.updated", { round: closed, tally: tally(60) });
  assert.deepEqual(recounted.rounds[0]?.tally, tally(60));
});

test("a round that opens, or is void, has none", () => {
  for (const name of ["round.opened", "round.voided"]) {
    assert.equal(after(withTally, name, { round: closed, reason: "" }).rounds[0]?.tally, null);
  }
});

test("what a reveal told stays told", () => {
  const told = { tally: tally(100), swing: null, flow: null, verdict: null };
  const revealed = after(sampleState(), "round.revealed", { round: closed, ...told });
  const later = after(revealed, "round.updated", {
    round: { ...closed, revision: 7 },
    tally: tally(1),
  });
  assert.deepEqual(later.rounds, [{ ...closed, ...told, revision: 7 }]);
});

test("rounds keep the order they were made in", () => {
  let state = sampleState();
  for (const id of ["r1", "r2", "r3"]) {
    state = after(state, "round.updated", { round: { ...round, id } });
  }
  state = after(state, "round.opened", { round: { ...round, id: "r2" } });
  state = after(state, "round.removed", { roundId: "r1" });
  assert.deepEqual(state.rounds.map(({ id }) => id), ["r2", "r3"]);
});

test("lines go by their ordinals, one of a number once, those without none at all", () => {
  const post = (state: DebateState, number: number, values = {}) =>
    after(state, "danmaku.posted", { danmaku: sampleLine(number, values) });
  const ids = ({ danmaku }: DebateState) => danmaku.recent.map(({ id }) => id);
  let state = sampleState();
  for (const number of [1, 2, 2, 3]) state = post(state, number);
  assert.deepEqual(ids(state), ["d1", "d2", "d3"]);
  assert.equal(post(state, 4, { ordinal: null }), state);
  // After a long silence of removed lines: 51 leaves 1 behind, not 2.
  assert.deepEqual(ids(post(state, 51)), ["d2", "d3", "d51"]);
  // Approved late: it has the number of when it was sent, and the ordinal of now.
  assert.deepEqual(ids(post(state, 0, { ordinal: 4 })), ["d1", "d2", "d3", "d0"]);
});

test("what an event does not change stays the same object, so that nothing renders for it", () => {
  const state = withTally;
  const talked = after(state, "danmaku.posted", { danmaku: sampleLine(1) });
  assert.equal(talked.debate, state.debate);
  assert.equal(talked.rounds, state.rounds);
  assert.equal(talked.moderation, state.moderation);
  const edited = after(state, "debate.updated", { debate: sampleDebate({ revision: 2 }) });
  assert.equal(edited.danmaku, state.danmaku);
  for (const name of ["gift.sent", "something.new", "constructor"]) {
    assert.equal(after(state, name, {}), state);
  }
});

test("events that a channel does not know change nothing there", () => {
  const unknown = {
    type: "event",
    channel: "",
    seq: 1,
    name: "new.one",
    atMs: 0,
    data: {},
  } as never;
  const [staff, organiser, lobby] = [{ members: [], held: [] }, { tallies: [] }, { debates: [] }];
  assert.equal(applyToStaff(staff, unknown), staff);
  assert.equal(applyToOrganiser(organiser, unknown), organiser);
  assert.equal(applyToLobby(lobby, unknown), lobby);
});

test("the lobby shows the newest first: all that are live, and a hundred others", () => {
  const listing = (number: number, values: Partial<LobbyRecord> = {}): LobbyRecord => ({
    id: `d${String(number).padStart(3, "0")}`,
    title: "",
    status: 0,
    category: "",
    coverImage: null,
    plannedStartMs: null,
    startedAtMs: null,
    endedAtMs: null,
    createdAtMs: number,
    viewCount: 0,
    ...values,
  });
  const tell = (state: LobbyState, debate: LobbyRecord) =>
    applyToLobby(state, {
      type: "event",
      channel: "lobby",
      seq: 1,
      name: "debate.updated",
      atMs: 0,
      data: { debate },
    } as EventOf<LobbyEvents>);
  let state: LobbyState = { debates: [] };
  for (const number of [2, 1, 3]) state = tell(state, listing(number));
  state = tell(state, listing(4, { createdAtMs: 3 })); // made in the same millisecond
  assert.deepEqual(state.debates.map(({ id }) => id), ["d004", "d003", "d002", "d001"]);
  state = tell(state, listing(1, { status: 1 }));
  for (let number = 5; number <= 110; number++) state = tell(state, listing(number));
  assert.equal(state.debates.length, 101);
  assert.deepEqual([state.debates[0]?.id, state.debates.at(-1)?.id], ["d110", "d001"]);
  assert.equal(state.debates.at(-2)?.id, "d011");
});
