import type { LobbyRecord } from "../domain/values.ts";
import { isSame, put } from "./apply.ts";
import { lobbyChannel } from "./channel.ts";
import type { EventOf, LobbyEvents, LobbyState } from "./events.ts";
import type { FeedKind } from "./Feeds.ts";

/** The state of the list of debates after an event: as in `apply.ts`. */

/** Debates in the lobby that are not live, at most. */
const mostOthers = 100;

/** The list of debates. */
export const lobbyFeed: FeedKind<LobbyState, LobbyEvents> = {
  channel: lobbyChannel,
  apply: applyToLobby,
};

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

function shown(debates: LobbyRecord[]): LobbyRecord[] {
  const newest = [...debates].sort((one, other) =>
    other.createdAtMs - one.createdAtMs || (other.id > one.id ? 1 : -1)
  );
  let others = 0;
  return newest.filter((debate) => debate.status === 1 || ++others <= mostOthers);
}
