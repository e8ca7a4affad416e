import type { Danmaku, Listing, PublicRound, Round } from "../domain/values.ts";
import type {
  DebateEvents,
  DebateState,
  EventOf,
  LobbyEvents,
  LobbyState,
  OrganiserEvents,
  OrganiserState,
  StaffEvents,
  StaffState,
} from "./events.ts";

/**
 * The states of channels after an event. Pure: what did not change stays the same object. An event
 * whose name is not known changes nothing; one applied twice does no harm.
 */

/** Lines a screen is shown that comes late. */
const recentCount = 50;
/** Debates in the lobby that are not live, at most. */
const mostOthers = 100;

export function applyToDebate(state: DebateState, event: EventOf<DebateEvents>): DebateState {
  switch (event.name) {
    case "debate.updated":
    case "debate.started":
    case "debate.ended":
      return { ...state, debate: event.data.debate };
    case "round.opened":
    case "round.voided":
      return { ...state, rounds: withRound(state.rounds, event.data.round, () => null) };
    case "round.updated": {
      const { round, tally } = event.data;
      return { ...state, rounds: withRound(state.rounds, round, (held) => tally ?? held) };
    }
    case "round.closed": {
      const { round, tally } = event.data;
      return { ...state, rounds: withRound(state.rounds, round, () => tally) };
    }
    case "round.revealed": {
      const { round, tally, swing, flow, verdict } = event.data;
      const revealed = { ...round, tally, swing, flow, verdict };
      return { ...state, rounds: put(state.rounds, revealed, isSame) };
    }
    case "round.removed": {
      const { roundId } = event.data;
      return { ...state, rounds: state.rounds.filter((round) => round.id !== roundId) };
    }
    case "danmaku.posted":
      return withLines(state, posted(state.danmaku.recent, event.data.danmaku));
    case "danmaku.removed": {
      const { ids, authorTag } = event.data;
      const isRemoved = (line: Danmaku) =>
        ids ? ids.includes(line.id) : line.author.tag === authorTag;
      return withLines(state, state.danmaku.recent.filter((line) => !isRemoved(line)));
    }
    case "moderation.changed":
      return { ...state, moderation: event.data.moderation };
    default:
      return state;
  }
}

export function applyToStaff(state: StaffState, event: EventOf<StaffEvents>): StaffState {
  switch (event.name) {
    case "danmaku.held":
      return { ...state, held: put(state.held, event.data.held, isSame) };
    case "danmaku.decided": {
      const { ids } = event.data;
      return { ...state, held: state.held.filter((line) => !ids.includes(line.id)) };
    }
    case "member.changed": {
      const { member } = event.data;
      if (member.state === "removed") {
        return { ...state, members: state.members.filter(({ id }) => id !== member.id) };
      }
      return { ...state, members: put(state.members, member, isSame) };
    }
    default:
      return state;
  }
}

export function applyToOrganiser(
  state: OrganiserState,
  event: EventOf<OrganiserEvents>,
): OrganiserState {
  if (event.name !== "round.closed" && event.name !== "round.updated") return state;
  const { round, tally } = event.data;
  if (!tally) return state;
  const isOfRound = (one: { roundId: string }) => one.roundId === round.id;
  return { tallies: put(state.tallies, { roundId: round.id, tally }, isOfRound) };
}

export function applyToLobby(state: LobbyState, event: EventOf<LobbyEvents>): LobbyState {
  switch (event.name) {
    case "debate.created":
    case "debate.updated":
    case "debate.started":
    case "debate.ended":
      return { debates: shown(put(state.debates, event.data.debate, isSame)) };
    case "debate.removed": {
      const { id } = event.data;
      return { debates: state.debates.filter((debate) => debate.id !== id) };
    }
    default:
      return state;
  }
}

/** The values, with one in the place of its former self, or at the end. */
function put<T>(values: T[], value: T, isFormer: (one: T, other: T) => boolean): T[] {
  const index = values.findIndex((one) => isFormer(one, value));
  return index < 0 ? [...values, value] : values.map((one, at) => at === index ? value : one);
}

function isSame(one: { id: string }, other: { id: string }): boolean {
  return one.id === other.id;
}

type HeldTally = PublicRound["tally"];

function withRound(
  rounds: PublicRound[],
  round: Round,
  tally: (held: HeldTally) => HeldTally,
): PublicRound[] {
  const held = rounds.find(({ id }) => id === round.id);
  // What a reveal told stays told.
  const next = held?.verdict !== undefined
    ? { ...held, ...round }
    : { ...round, tally: tally(held?.tally ?? null) };
  return put(rounds, next, isSame);
}

/**
 * By the ordinal and not by the count, so that a line removed long ago lets no older one stay:
 * whoever came late and whoever was there from the start then hold the same.
 */
function posted(lines: Danmaku[], line: Danmaku): Danmaku[] {
  const { id, ordinal } = line;
  if (ordinal === null) return lines;
  const isKept = (one: Danmaku) => (one.ordinal ?? 0) > ordinal - recentCount && one.id !== id;
  return [...lines.filter(isKept), line];
}

function withLines(state: DebateState, recent: Danmaku[]): DebateState {
  return recent === state.danmaku.recent ? state : { ...state, danmaku: { recent } };
}

function shown(debates: Listing[]): Listing[] {
  const newest = [...debates].sort((one, other) =>
    other.createdAtMs - one.createdAtMs || (other.id > one.id ? 1 : -1)
  );
  let others = 0;
  return newest.filter((debate) => debate.status === 1 || ++others <= mostOthers);
}
