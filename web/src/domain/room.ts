import { filled, isObject, oneOf } from "../lib/read.ts";

/** How a room's picture is to be had: `rtmp` is sent to this installation, the others are outside. */
export const playbackKinds = ["rtmp", "hls", "flv"] as const;

/** A durable place for debates, as far as viewers are concerned. */
export interface Room {
  id: string;
  name: string;
  /** The debate the room is for now, null when there is none. */
  currentLiveId: string | null;
  /** null when nobody has said how; then there is no picture. */
  playback: { kind: typeof playbackKinds[number]; url: string | null } | null;
}

export function readRoom(data: unknown): Room | null {
  if (!isObject(data) || typeof data.id !== "string" || typeof data.name !== "string") return null;
  const { id, name, playback } = data;
  const kind = isObject(playback) ? oneOf(playbackKinds, playback.kind) : null;
  return {
    id,
    name,
    currentLiveId: filled(data.currentLiveId),
    playback: kind && isObject(playback) ? { kind, url: filled(playback.url) } : null,
  };
}
