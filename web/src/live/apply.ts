import type { Danmaku, PublicRound, Round } from "../domain/values.ts";
import { debateChannel } from "./channel.ts";
import type { DebateEvents, DebateState, EventOf } from "./events.ts";
import type { FeedKind } from "./Feeds.ts";

/**
 * The state of a debate's channel after an event; `applyStaff.ts` and `applyLobby.ts` have those that a
 * viewer's room does without. Pure: what did not change stays the same object. An event
 * whose name is not known changes nothing; one applied twice does no harm.
 */

/** Lines a screen is shown that comes late. */
const recentCount = 50;

/** What everybody may follow of a debate. */
export function debateFeed(liveId: string): FeedKind<DebateState, DebateEvents> {
  return { channel: debateChannel(liveId), apply: applyToDebate };
}

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
    case "video.changed":
      return { ...state, video: event.data.video };
    default:
      return state;
  }
}

/** The values, with one in the place of its former self, or at the end. */
export function put<T>(values: T[], value: T, isFormer: (one: T, other: T) => boolean): T[] {
  const index = values.findIndex((one) => isFormer(one, value));
  return index < 0 ? [...values, value] : values.map((one, at) => at === index ? value : one);
}

export function isSame(one: { id: string }, other: { id: string }): boolean {
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
