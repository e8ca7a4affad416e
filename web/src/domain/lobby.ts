import { type Debate, statuses } from "./debate.ts";
import type { LobbyRecord } from "./values.ts";

/** The records of a page with what the lobby knows better: it is told of every change at once. */
export function patched(
  records: readonly Debate[],
  lobby: readonly LobbyRecord[] | null,
): Debate[] {
  const known = new Map(lobby?.map((listing) => [listing.id, listing]));
  return records.map((record) => {
    const listing = known.get(record.liveId);
    if (!listing) return record;
    return {
      ...record,
      title: listing.title,
      status: statuses[listing.status] ?? record.status,
      viewCount: Math.max(record.viewCount, listing.viewCount),
    };
  });
}

/** What of the lobby decides which debates a list shows: when it changes, the list is old. */
export function shapeOf(lobby: readonly LobbyRecord[] | null): string | null {
  if (lobby === null) return null;
  const entries = lobby.map(({ id, status, category, title, plannedStartMs }) =>
    [id, status, category, title, plannedStartMs ?? ""].join("\t")
  );
  return entries.sort().join("\n");
}
