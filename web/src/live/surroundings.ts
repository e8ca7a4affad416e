import type { Api, Result } from "../lib/api.ts";
import { isObject } from "../lib/read.ts";
import type { Frame } from "./frames.ts";
import { readFrames } from "./frames.ts";

/** One connection as `LiveSocket` uses it: a `WebSocket`, or a test's own. */
export interface Wire {
  send(text: string): void;
  close(code: number): void;
}

export interface WireOwner {
  message: (data: unknown) => void;
  /** It is over, or did not come about. */
  closed: (code: number) => void;
}

/** What opens staff's channels on a socket, for some minutes. */
export interface Pass {
  token: string;
  channels: string[];
  expiresAtMs: number;
}

/** All that the live client needs of the world; tests bring their own. */
export interface Surroundings {
  /** Opens a socket to `/ws`. */
  open: (owner: WireOwner) => Wire;
  /** The frames of a channel by REST. */
  frames: (
    path: string,
    signal: AbortSignal,
  ) => Promise<Result<{ pollMs: number; frames: Frame[] }>>;
  /** A token for the channels of a debate that the reader may follow as staff. */
  pass: (liveId: string) => Promise<Result<Pass>>;
  /** A clock that never jumps. */
  monotonicMs: () => number;
  /** Calls once after so long, unless the returned function is called before. */
  after: (ms: number, act: () => void) => () => void;
  /** From 0, included, to 1, excluded. */
  random: () => number;
}

export function browserSurroundings(api: Api): Surroundings {
  return {
    open: (owner) => {
      const socket = new WebSocket(`${origin()}/ws`, "debate.v1");
      socket.onmessage = ({ data }) => owner.message(data);
      socket.onclose = ({ code }) => owner.closed(code);
      return socket;
    },
    frames: (path, signal) => api.get(path, readFrames, signal),
    pass: (liveId) => {
      const path = `/api/live/${liveId}/token`;
      return api.send("POST", path, undefined, readPass, { isOnce: true, isUnbidden: true });
    },
    monotonicMs: () => performance.now(),
    after: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  };
}

export function readPass(data: unknown): Pass | null {
  if (!isObject(data) || !Array.isArray(data.channels)) return null;
  const { token, expiresAtMs } = data;
  if (typeof token !== "string" || typeof expiresAtMs !== "number") return null;
  return { token, expiresAtMs, channels: data.channels.map(String) };
}

/** Relative addresses of sockets are young; older browsers want the whole. */
function origin(): string {
  return location.origin.replace(/^http/, "ws");
}

/** Tells the client when the page is looked at, and when the network is back. */
export function watchPage(live: { setVisible(isVisible: boolean): void }): void {
  const tell = () => live.setVisible(document.visibilityState === "visible");
  document.addEventListener("visibilitychange", tell);
  globalThis.addEventListener("online", tell);
}
