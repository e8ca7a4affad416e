/** Names of channels, and where each is asked for by REST. */

export const lobbyChannel = "lobby";

export function debateChannel(liveId: string): string {
  return `debate/${liveId.toLowerCase()}`; // paths take either case, channels one
}

/** What organisers and moderators see besides. */
export function staffChannel(liveId: string): string {
  return `${debateChannel(liveId)}/staff`;
}

/** True tallies, for organisers alone. */
export function organiserChannel(liveId: string): string {
  return `${debateChannel(liveId)}/organiser`;
}

/** The debate a channel is about; null for the lobby. */
export function liveIdOf(channel: string): string | null {
  return channel.split("/")[1] ?? null;
}

/** Whether anybody may follow it, but for rehearsals. */
export function isPublic(channel: string): boolean {
  return channel.split("/").length < 3;
}

/** A place in a channel: the state after event `seq` of this `epoch`. */
export interface Position {
  /** Opaque; compared for equality only. */
  epoch: string;
  seq: number;
}

/** The request for what came after a position; null asks for the state. */
export function eventsPath(channel: string, since: Position | null): string {
  const path = channel === lobbyChannel
    ? "/api/lobby/events"
    : `/api/${channel.replace("debate/", "live/")}/events`;
  return since ? `${path}?epoch=${encodeURIComponent(since.epoch)}&since=${since.seq}` : path;
}
