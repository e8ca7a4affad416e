import type { LobbyRecord } from "../domain/values.ts";
import { useStore } from "../lib/store.ts";
import { lobbyFeed } from "./applyLobby.ts";
import { numberOf } from "./counters.ts";
import type { Link } from "./Feed.ts";
import { itself, useFeed } from "./hooks.ts";

/** Follows the list of debates: all that are live, and of the others the newest. */
export function useLobby(): Link & { debates: readonly LobbyRecord[] | null } {
  const feed = useFeed(lobbyFeed);
  const link = useStore(feed.link, itself);
  const state = useStore(feed.state, itself);
  return { debates: state?.debates ?? null, ...link };
}

/** `viewers` or `likes` of a debate that is live, as the lobby tells them. */
export function useLobbyCounter(liveId: string, name: "viewers" | "likes"): number | null {
  const feed = useFeed(lobbyFeed);
  return useStore(feed.counters, (counters) => numberOf(counters, `${name}/${liveId}`));
}
