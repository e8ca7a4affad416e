import { filled, isObject, pageOf, whole } from "../lib/read.ts";
import { readRoom, type Room } from "./room.ts";

/** A room as those see it who choose or look after it. */
export interface ManagedRoom extends Room {
  revision: number;
  description: string;
  /** No debate starts in a disabled one. */
  enabled: boolean;
  /** How far the picture is behind, as far as anyone knows. */
  videoDelayMs: number;
  record: boolean;
}

export function readManagedRoom(data: unknown): ManagedRoom | null {
  const room = readRoom(data);
  if (!room || !isObject(data)) return null;
  const revision = whole(data.revision);
  if (revision === null) return null;
  return {
    ...room,
    revision,
    description: filled(data.description) ?? "",
    enabled: data.enabled === true,
    videoDelayMs: whole(data.videoDelayMs) ?? 0,
    record: data.record === true,
  };
}

export const readRoomPage = pageOf(readManagedRoom);

/** How a room's stream is published. */
export interface StreamKey {
  pushUrl: string;
  streamKey: string;
}

export function readStreamKey(data: unknown): StreamKey | null {
  if (!isObject(data)) return null;
  const [pushUrl, streamKey] = [filled(data.pushUrl), filled(data.streamKey)];
  return pushUrl === null || streamKey === null ? null : { pushUrl, streamKey };
}
