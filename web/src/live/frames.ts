import { isObject } from "../lib/read.ts";
import type { Position } from "./channel.ts";

/** `[value, revision]` by name: absolute, the larger revision holds. */
export type Readings = Record<string, [value: number | string, revision: number]>;

export interface Snapshot extends Position {
  type: "snapshot";
  channel: string;
  nowMs: number;
  roundId?: string;
  state: Record<string, unknown>;
  counters: Readings;
}

export interface LoggedEvent {
  type: "event";
  channel: string;
  seq: number;
  /** May be one not known here. */
  name: string;
  atMs: number;
  data: Record<string, unknown>;
}

export interface Tick {
  type: "tick";
  channel: string;
  seq: number;
  nowMs: number;
  roundId?: string;
  values: Readings;
}

/** One frame of the server (docs/protocol.md). */
export type Frame =
  | { type: "hello"; nowMs: number; beatMs: number }
  | { type: "resumed"; channel: string; epoch: string; from: number; to: number }
  | Snapshot
  | LoggedEvent
  | Tick
  | ({ type: "beat"; channel: string; nowMs: number } & Position)
  | { type: "error"; ref?: number; code: string; message: string; temporary: boolean }
  | { type: "bye"; code: number; reason: string; spreadMs: number }
  | { type: "unknown" };

type Kind = "text" | "number" | "object";

/** What must be there, lest a broken server or proxy leave us with half a frame. */
const members: Record<string, Record<string, Kind>> = {
  hello: { nowMs: "number", beatMs: "number" },
  resumed: { channel: "text", epoch: "text", from: "number", to: "number" },
  snapshot: {
    channel: "text",
    epoch: "text",
    seq: "number",
    nowMs: "number",
    state: "object",
    counters: "object",
  },
  event: { channel: "text", seq: "number", name: "text", atMs: "number", data: "object" },
  tick: { channel: "text", seq: "number", nowMs: "number", values: "object" },
  beat: { channel: "text", epoch: "text", seq: "number", nowMs: "number" },
  error: { code: "text" },
  bye: { code: "number" },
};

const kinds: Record<Kind, (value: unknown) => boolean> = {
  text: (value) => typeof value === "string",
  number: Number.isSafeInteger,
  object: isObject,
};

/** One frame; null when a member of a known type is missing or of another kind. */
export function readFrame(value: unknown): Frame | null {
  if (!isObject(value) || typeof value.type !== "string") return null;
  const wanted = Object.hasOwn(members, value.type) ? members[value.type] : undefined;
  if (!wanted) return { type: "unknown" };
  const isWhole = Object.entries(wanted).every(([name, kind]) => kinds[kind](value[name]));
  return isWhole ? value as unknown as Frame : null;
}

/** A message: one frame, or several, one a line; null when one of them is none. */
export function decode(message: string): Frame[] | null {
  try {
    return all(message.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line)));
  } catch {
    return null;
  }
}

/** The `data` of an answer by REST: `{pollMs, frames}`. */
export function readFrames(data: unknown): { pollMs: number; frames: Frame[] } | null {
  if (!isObject(data) || !Array.isArray(data.frames)) return null;
  const frames = all(data.frames);
  const pollMs = Number.isSafeInteger(data.pollMs) ? data.pollMs as number : 2000;
  return frames && { pollMs, frames };
}

function all(values: unknown[]): Frame[] | null {
  const frames = values.map(readFrame);
  return frames.every((frame): frame is Frame => frame !== null) ? frames : null;
}
