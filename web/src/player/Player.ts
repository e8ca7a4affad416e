import type { Keeper } from "../lib/storage.ts";
import { Store } from "../lib/store.ts";
import { isBehind, isTooFarBehind, LiveDrift, rateOf } from "./LiveDrift.ts";
import { initialState, type Phase, playerAfter, type PlayerEvent } from "./PlayerState.ts";
import { isThere, type VideoSource } from "./VideoSource.ts";

/** What the player's surroundings show. */
export interface PlayerView {
  phase: Phase;
  /** Where to look instead, when this browser cannot play it. */
  link: string | null;
  /** By the viewer; an interruption is no pause. */
  isPaused: boolean;
  isMuted: boolean;
  /** 0 … 1. */
  volume: number;
  /** The browser lets it begin only by the viewer's own act. */
  needsTap: boolean;
  /** Behind what happens by so much that catching up is worth a press. */
  isBehind: boolean;
}

const hlsType = "application/vnd.apple.mpegurl";
const volumeKey = "volume";
const lookEveryMs = 1_000;
/** Pictures that stand still for so long are gone: a playlist that ends says nothing. */
const stillMs = 8_000;
/** The same when the server says that they are gone. */
const knownStillMs = 2_000;

/** Plays the room's picture in a video element, by itself, outside of React. */
export class Player {
  readonly view: Store<PlayerView>;
  readonly #video: HTMLVideoElement;
  readonly #keeper: Keeper;
  readonly #drift = new LiveDrift();
  #state = initialState;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #lookTimer: ReturnType<typeof setInterval> | undefined;
  #stop = new AbortController();
  #moved = { atMs: 0, seconds: 0 };

  constructor(video: HTMLVideoElement, keeper: Keeper) {
    this.#video = video;
    this.#keeper = keeper;
    this.view = new Store<PlayerView>({
      phase: initialState.phase,
      link: null,
      isPaused: false,
      isMuted: true, // browsers let muted video begin by itself, and no other
      volume: keptVolume(keeper.get(volumeKey)),
      needsTap: false,
      isBehind: false,
    });
  }

  start(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const on = (name: string, act: () => void) =>
      this.#video.addEventListener(name, act, { signal });
    on("timeupdate", () => this.#look());
    on("error", () => this.#dispatch({ type: "failed" }));
    on("ended", () => this.#dispatch({ type: "finished" }));
    on("pause", () => this.#paused());
    on("play", () => this.#played());
    on("volumechange", () => this.#heard());
    document.addEventListener("visibilitychange", () => this.#seen(), { signal });
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
      if (effectiveDirective === "media-src") this.#dispatch({ type: "blocked" });
    }, { signal });
    this.#video.muted = this.view.value.isMuted;
    this.#video.volume = this.view.value.volume;
    this.#lookTimer = setInterval(() => this.#look(), lookEveryMs);
  }

  stop(): void {
    this.#stop.abort();
    clearInterval(this.#lookTimer);
    clearTimeout(this.#retryTimer);
    this.#state = { ...initialState, load: this.#state.load };
    this.#unload();
  }

  /** Says what to play, again whenever that has changed. */
  set(source: VideoSource): void {
    const playsHls = this.#video.canPlayType(hlsType) !== "";
    this.#dispatch({ type: "source", source, playsHls });
  }

  /** Goes on, at what happens now: what was missed is not live any more. */
  play(): void {
    this.#show({ isPaused: false });
    if (isBehind(this.#driftSeconds())) this.catchUp();
    else this.#begin();
  }

  pause(): void {
    this.#show({ isPaused: true });
    this.#video.pause();
  }

  /** Jumps to what happens now. */
  catchUp(): void {
    this.#dispatch({ type: "again" });
  }

  setMuted(isMuted: boolean): void {
    this.#video.muted = isMuted;
    if (!isMuted && this.#video.volume === 0) this.#video.volume = 0.5;
    if (!isMuted && this.view.value.needsTap) this.#begin();
  }

  setVolume(volume: number): void {
    this.#video.volume = volume;
    this.#video.muted = volume === 0;
  }

  #dispatch(event: PlayerEvent): void {
    const before = this.#state;
    const state = playerAfter(before, event);
    this.#state = state;
    if (state.address === null && before.address !== null) this.#unload();
    if (state.load !== before.load) this.#load();
    if (state.retryMs !== before.retryMs) {
      clearTimeout(this.#retryTimer);
      if (state.retryMs !== null) {
        this.#retryTimer = setTimeout(() => this.#dispatch({ type: "retry" }), state.retryMs);
      }
    }
    this.#show({ phase: state.phase, link: state.link });
  }

  #load(): void {
    const { address } = this.#state;
    if (address === null) return;
    this.#drift.reset();
    this.#moved = { atMs: performance.now(), seconds: 0 };
    this.#video.src = address;
    if (!this.view.value.isPaused) this.#begin();
    this.#show({ isBehind: false });
  }

  #unload(): void {
    this.#video.removeAttribute("src");
    this.#video.load(); // lets go of the connection
    this.#show({ isBehind: false, needsTap: false, isPaused: false });
  }

  #begin(): void {
    this.#video.play().catch((error: unknown) => {
      const isForbidden = error instanceof DOMException && error.name === "NotAllowedError";
      if (isForbidden) this.#show({ needsTap: true }); // saving power, or a strict setting
    });
  }

  /** Looks whether pictures move, and how far behind they are. */
  #look(): void {
    if (this.#state.address === null || this.#state.retryMs !== null) return;
    const nowMs = performance.now();
    const { isPaused, needsTap } = this.view.value;
    const { currentTime } = this.#video;
    const hasMoved = currentTime > this.#moved.seconds;
    if (hasMoved || isPaused || needsTap || document.hidden) {
      this.#moved = { atMs: nowMs, seconds: currentTime };
    }
    if (hasMoved && this.#state.phase !== "live") this.#dispatch({ type: "playing" });
    const patienceMs = isThere(this.#state.signal) ? stillMs : knownStillMs;
    if (nowMs - this.#moved.atMs > patienceMs) this.#dispatch({ type: "failed" });
    this.#keepUp();
  }

  #keepUp(): void {
    if (this.#state.phase !== "live") return;
    const drift = this.#driftSeconds();
    this.#show({ isBehind: isBehind(drift) });
    if (this.view.value.isPaused) return;
    if (isTooFarBehind(drift) && !document.hidden) this.catchUp();
    else this.#video.playbackRate = rateOf(drift, this.#aheadSeconds());
  }

  /** 0 for a recording, which has no now. */
  #driftSeconds(): number {
    if (Number.isFinite(this.#video.duration)) return 0;
    if (this.#video.readyState === 0) return 0;
    return this.#drift.seconds(performance.now(), this.#video.currentTime);
  }

  #aheadSeconds(): number {
    const { buffered, currentTime } = this.#video;
    return buffered.length === 0 ? 0 : buffered.end(buffered.length - 1) - currentTime;
  }

  // Events come a moment after their cause: by then the opposite may have been asked for.

  #played(): void {
    if (!this.#video.paused) this.#show({ isPaused: false, needsTap: false });
  }

  /** A pause that was not ours: the browser's own controls, headphones taken out. */
  #paused(): void {
    if (!this.#video.paused) return;
    const isOver = this.#video.ended || this.#video.error !== null || !this.#video.src;
    if (isOver || this.#state.retryMs !== null || document.hidden) return;
    this.#show({ isPaused: true });
  }

  /** Some browsers pause what nobody sees: it goes on when the page is seen again. */
  #seen(): void {
    const { isPaused, phase } = this.view.value;
    if (!document.hidden && !isPaused && phase === "live" && this.#video.paused) this.play();
  }

  #heard(): void {
    const { muted, volume } = this.#video;
    this.#show({ isMuted: muted, volume });
    if (volume > 0) this.#keeper.set(volumeKey, String(volume));
  }

  #show(part: Partial<PlayerView>): void {
    const before = this.view.value;
    const view = { ...before, ...part };
    const names = Object.keys(view) as (keyof PlayerView)[];
    if (names.some((name) => view[name] !== before[name])) this.view.set(view);
  }
}

function keptVolume(text: string | null): number {
  const volume = Number(text ?? 1);
  return volume > 0 && volume <= 1 ? volume : 1;
}
