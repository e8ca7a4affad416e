const samples = 10;

/**
 * The server's time, from the `nowMs` of frames.
 *
 * Of the last ten frames the least delayed one counts: the one whose time lies furthest ahead of our
 * own clock, which never jumps. Clocks and deadlines all derive from this one.
 */
export class ServerTime {
  #aheadMs: number[] = [];
  #keptMs: number | null = null;
  readonly #monotonicMs: () => number;

  constructor(monotonicMs: () => number) {
    this.#monotonicMs = monotonicMs;
  }

  /** Takes a frame's `nowMs`, which has just arrived. */
  take(nowMs: number): void {
    this.#aheadMs.push(nowMs - this.#monotonicMs());
    if (this.#aheadMs.length > samples) this.#aheadMs.shift();
    this.#keptMs = Math.max(...this.#aheadMs);
  }

  /** Our own clock may have stood still, as in sleep: the next frame alone tells the time. */
  forgetSamples(): void {
    this.#aheadMs = [];
  }

  /** Milliseconds UTC at the server; null before the first frame that told. */
  nowMs(): number | null {
    return this.#keptMs === null ? null : this.#monotonicMs() + this.#keptMs;
  }
}
