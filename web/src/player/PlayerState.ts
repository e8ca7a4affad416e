import { isThere, type Signal, targetOf, type VideoSource } from "./VideoSource.ts";

/**
 * `unknown`: nobody has said yet what is planned; `none`: no picture is; `waiting`: not yet time;
 * `starting`: it should be there and none has been seen; `live`; `interrupted`: it was there; `ended`;
 * `unsupported` by this browser; `blocked` by the content policy, which does not name where it comes from.
 */
export type Phase =
  | "unknown"
  | "none"
  | "waiting"
  | "starting"
  | "live"
  | "interrupted"
  | "ended"
  | "unsupported"
  | "blocked";

export interface PlayerState {
  phase: Phase;
  /** The playlist to play; null when nothing is to be played. */
  address: string | null;
  /** Where to look instead, when this browser cannot. */
  link: string | null;
  /** Grows with each loading that must begin. */
  load: number;
  /** How long to wait before the next loading, ms; null while none is due. */
  retryMs: number | null;
  /** Loadings that failed in a row. */
  failures: number;
  signal: Signal;
}

export type PlayerEvent =
  /** What is to be played, or whether, has changed. */
  | { type: "source"; source: VideoSource; playsHls: boolean }
  /** Pictures move. */
  | { type: "playing" }
  /** An error, or nothing moved for too long. */
  | { type: "failed" }
  /** The wait is over. */
  | { type: "retry" }
  /** The playlist says that it is complete: an outside one can. */
  | { type: "finished" }
  /** The content policy forbids it. */
  | { type: "blocked" }
  /** The viewer wants it loaded anew. */
  | { type: "again" };

export const longestRetryMs = 8_000;

export const initialState: PlayerState = {
  phase: "unknown",
  address: null,
  link: null,
  load: 0,
  retryMs: null,
  failures: 0,
  signal: null,
};

/** The player's rules; whoever runs them loads when `load` grew and waits when `retryMs` is set. */
export function playerAfter(state: PlayerState, event: PlayerEvent): PlayerState {
  if (event.type === "source") return retargeted(state, event.source, event.playsHls);
  if (state.address === null) return state; // a late word of a video that is no more wanted
  switch (event.type) {
    case "playing":
      return state.phase === "ended"
        ? state
        : { ...state, phase: "live", failures: 0, retryMs: null };
    case "failed":
      return state.retryMs !== null || state.phase === "ended" ? state : failed(state);
    case "retry":
      return state.retryMs === null ? state : loading(state);
    case "finished":
      return { ...state, phase: "ended", retryMs: null };
    case "blocked":
      // nothing to wait for: the address, not the moment, is wrong
      return {
        ...initialState,
        phase: "blocked",
        link: state.address,
        load: state.load,
        signal: state.signal,
      };
    case "again":
      if (!isThere(state.signal)) return state; // the playlist of before would show what is over
      return loading({ ...state, phase: state.phase === "ended" ? "starting" : state.phase });
  }
}

function retargeted(state: PlayerState, source: VideoSource, playsHls: boolean): PlayerState {
  const target = targetOf(source, playsHls);
  const { signal } = source;
  if (target.kind !== "play") {
    const link = target.kind === "unsupported" ? target.link : null;
    return { ...initialState, phase: target.kind, link, load: state.load, signal };
  }
  const hasReturned = signal === "live" && state.signal !== "live";
  if (!isThere(signal)) return awaiting(state, target.address, signal);
  if (target.address !== state.address) {
    const { address } = target;
    return loading({ ...initialState, phase: "starting", address, load: state.load, signal });
  }
  const known = { ...state, signal };
  // the server sees the picture again: no need to sit out a wait, nor to stay at the end
  if (hasReturned && state.phase === "ended") return loading({ ...known, phase: "starting" });
  return hasReturned && state.phase !== "live" ? loading(known) : known;
}

/**
 * The server's word is waited for, and nothing is loaded meanwhile. What plays has some seconds in
 * store, and goes on until they are over.
 */
function awaiting(state: PlayerState, address: string, signal: Signal): PlayerState {
  if (state.address === address) return { ...state, signal, retryMs: null };
  const phase = signal === "interrupted" ? signal : "starting";
  return { ...initialState, phase, load: state.load, signal };
}

function failed(state: PlayerState): PlayerState {
  const phase = state.phase === "live" ? "interrupted" : state.phase;
  if (!isThere(state.signal)) return { ...state, phase };
  return {
    ...state,
    phase,
    retryMs: Math.min(longestRetryMs, 1_000 * 2 ** state.failures),
    failures: Math.min(state.failures + 1, 10),
  };
}

function loading(state: PlayerState): PlayerState {
  return { ...state, load: state.load + 1, retryMs: null };
}
