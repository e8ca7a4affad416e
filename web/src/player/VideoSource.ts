import type { Status } from "../domain/debate.ts";
import type { Video } from "../domain/values.ts";

/** Where a room's picture comes from, as `GET /api/rooms/{roomId}` says. */
export interface Playback {
  /** `rtmp`: sent to this installation, which cuts it into HLS; the others are outside addresses. */
  kind: "rtmp" | "hls" | "flv";
  url: string | null;
}

/** What the server says of the picture; null while it says nothing, as of all outside ones. */
export type Signal = Video["state"] | null;

/** Whether there is something to load, as far as the server says. */
export function isThere(signal: Signal): boolean {
  return signal === null || signal === "live";
}

/** All that decides what a player should be doing. */
export interface VideoSource {
  roomId: string | null;
  /** null: the debate has no room, or its room no picture; undefined: that is not known yet. */
  playback: Playback | null | undefined;
  status: Status;
  signal: Signal;
}

/** What follows from a source: an address to play, or why there is none. */
export type Target =
  | { kind: "play"; address: string }
  | { kind: "unknown" | "none" | "waiting" | "ended" }
  /** This browser cannot; the link is for a program that can. */
  | { kind: "unsupported"; link: string | null };

/**
 * Decides from the debate's life, and from the signal as far as there is one: before the start a
 * picture is shown only when the server says it is there; the end of the debate ends it.
 */
export function targetOf(
  { roomId, playback, status, signal }: VideoSource,
  playsHls: boolean,
): Target {
  if (playback === undefined) return { kind: "unknown" };
  const address = playback && addressOf(playback, roomId);
  if (!playback || !address) return { kind: "none" };
  if (status === "ended") return { kind: "ended" };
  const isShown = status === "live" || signal === "live" || signal === "starting";
  if (!isShown) return { kind: "waiting" };
  if (playback.kind === "flv") return { kind: "unsupported", link: address };
  if (!playsHls) {
    return { kind: "unsupported", link: playback.kind === "hls" ? address : null };
  }
  return { kind: "play", address };
}

function addressOf({ kind, url }: Playback, roomId: string | null): string | null {
  if (kind === "rtmp") return roomId && `/hls/${encodeURIComponent(roomId)}.m3u8`;
  return url && /^https?:\/\//i.test(url) ? url : null;
}
