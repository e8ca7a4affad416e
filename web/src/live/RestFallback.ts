import { eventsPath, type Position } from "./channel.ts";
import type { Frame } from "./frames.ts";
import type { Surroundings } from "./surroundings.ts";

/** One channel to ask for. */
export interface Polled {
  readonly channel: string;
  readonly position: Position | null;
}

export interface FallbackOwner {
  /** The channels to ask for now. */
  polled: () => Polled[];
  received: (frames: Frame[]) => void;
  /** There is no such channel, or it is not for us. */
  refused: (channel: string) => void;
  /** No answer came. */
  failed: (channel: string) => void;
}

/** Asked again after so long when no answer says otherwise; doubled with each failure but the first. */
const usualMs = 2000;
const mostDoublings = 2;
const refusals = [401, 403, 404];

/** The push by REST, for where no socket gets through: the same frames, asked for again and again. */
export class RestFallback {
  readonly #surroundings: Surroundings;
  readonly #owner: FallbackOwner;
  /** What ends the wait of a channel. */
  readonly #waits = new Map<string, () => void>();
  #run: AbortController | null = null;
  #isPaused = false;

  constructor(surroundings: Surroundings, owner: FallbackOwner) {
    this.#surroundings = surroundings;
    this.#owner = owner;
  }

  get isRunning(): boolean {
    return this.#run !== null;
  }

  start(): void {
    if (this.#run) return;
    this.#run = new AbortController();
    if (this.#isPaused) return;
    for (const { channel } of this.#owner.polled()) void this.#loop(channel, this.#run.signal);
  }

  /** Answers still under way are dropped. */
  stop(): void {
    for (const cancel of this.#waits.values()) cancel();
    this.#waits.clear();
    this.#run?.abort();
    this.#run = null;
  }

  /** Nobody looks: asks nothing until somebody does, and then at once. */
  pause(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    this.askNow();
  }

  /** Asks for all channels now, in place of what runs or waits. */
  askNow(): void {
    if (!this.#run) return;
    this.stop();
    this.start();
  }

  /** One channel, again and again: another that waits for its answer holds up nobody. */
  async #loop(channel: string, signal: AbortSignal, failures = 0): Promise<void> {
    const polled = this.#owner.polled().find((one) => one.channel === channel);
    if (!polled) return;
    const pollMs = await this.#ask(polled, signal);
    if (signal.aborted) return;
    // A server that cannot answer is asked less and less often.
    const ms = (pollMs ?? usualMs * 2 ** Math.min(failures, mostDoublings)) *
      (0.8 + 0.4 * this.#surroundings.random());
    const next = pollMs === null ? failures + 1 : 0;
    const again = () => void this.#loop(channel, signal, next);
    this.#waits.set(channel, this.#surroundings.after(ms, again));
  }

  /** @returns when the answer wants to be asked for again; null when none came. */
  async #ask({ channel, position }: Polled, signal: AbortSignal): Promise<number | null> {
    const result = await this.#surroundings.frames(eventsPath(channel, position), signal);
    if (signal.aborted) return null;
    if (result.ok) {
      this.#owner.received(result.value.frames);
      return Math.min(Math.max(result.value.pollMs, 100), 60_000);
    }
    if (refusals.includes(result.failure.code)) this.#owner.refused(channel);
    else this.#owner.failed(channel);
    return null;
  }
}
