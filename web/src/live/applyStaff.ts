import { isSame, put } from "./apply.ts";
import { organiserChannel, staffChannel } from "./channel.ts";
import type {
  EventOf,
  OrganiserEvents,
  OrganiserState,
  StaffEvents,
  StaffState,
} from "./events.ts";
import type { FeedKind } from "./Feeds.ts";

/** The states of the channels of a debate's staff after an event: as in `apply.ts`. */

/** What organisers and moderators see besides. */
export function staffFeed(liveId: string): FeedKind<StaffState, StaffEvents> {
  return { channel: staffChannel(liveId), apply: applyToStaff };
}

/** True tallies, for organisers alone. */
export function organiserFeed(liveId: string): FeedKind<OrganiserState, OrganiserEvents> {
  return { channel: organiserChannel(liveId), apply: applyToOrganiser };
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
