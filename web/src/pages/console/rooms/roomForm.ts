import type { ManagedRoom } from "../../../domain/managedRoom.ts";
import type { playbackKinds } from "../../../domain/room.ts";

/** What is typed of a room, by the names the API has for its fields. */
export interface RoomForm {
  name: string;
  description: string;
  enabled: boolean;
  "playback.kind": typeof playbackKinds[number];
  "playback.url": string;
  /** In seconds, as people say it. */
  videoDelayMs: string;
  record: boolean;
}

export const blankRoom: RoomForm = {
  name: "",
  description: "",
  enabled: true,
  "playback.kind": "rtmp",
  "playback.url": "",
  videoDelayMs: "0",
  record: false,
};

export const roomFields = Object.keys(blankRoom) as (keyof RoomForm)[];

export function roomFormOf(room: ManagedRoom): RoomForm {
  return {
    name: room.name,
    description: room.description,
    enabled: room.enabled,
    "playback.kind": room.playback?.kind ?? "rtmp",
    "playback.url": room.playback?.url ?? "",
    videoDelayMs: String(room.videoDelayMs / 1000),
    record: room.record,
  };
}

/** The body that says these fields and no others; where something is played from goes as a whole. */
export function roomBody(form: RoomForm, names: readonly string[]): Record<string, unknown> {
  const kind = form["playback.kind"];
  const all: Record<string, unknown> = {
    name: form.name,
    description: form.description === "" ? null : form.description,
    enabled: form.enabled,
    playback: kind === "rtmp" ? { kind } : { kind, url: form["playback.url"].trim() },
    videoDelayMs: delayOf(form.videoDelayMs),
    record: form.record,
  };
  const wanted = new Set(names.map((name) => name.split(".")[0] ?? name));
  return Object.fromEntries(Object.entries(all).filter(([name]) => wanted.has(name)));
}

/** Milliseconds; what is no number stays as it is, so that the server names the field. */
function delayOf(seconds: string): number | string {
  const value = Number(seconds);
  return seconds.trim() === "" || Number.isNaN(value) ? seconds : Math.round(value * 1000);
}
