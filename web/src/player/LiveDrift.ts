/** From here on, in seconds, the viewer is offered to catch up. */
const offered = 8;
/** From here on a video that runs is loaded anew: it has slept, or stalled for long. */
const tooFar = 20;
/** Small delays are made good by running a little faster, which nobody hears. */
const slightly = 2.5;
const fasterRate = 1.08;
/** Only with so much in the buffer: else it would stall again. */
const leastAhead = 3;

/**
 * How much a live video has fallen behind since it began, by stalls and pauses.
 *
 * Measured against a clock, because browsers that play HLS by themselves do not all say where its
 * newest picture is: Chromium's `seekable` is empty for live video.
 */
export class LiveDrift {
  #offset: number | null = null;

  /** Begins anew: the video was just loaded. */
  reset(): void {
    this.#offset = null;
  }

  /** Seconds lost by now; the first reading after a loading is the start. */
  seconds(nowMs: number, currentSeconds: number): number {
    const offset = nowMs / 1_000 - currentSeconds;
    this.#offset = Math.min(this.#offset ?? offset, offset); // a seek forward gains time
    return offset - this.#offset;
  }
}

export function isBehind(driftSeconds: number): boolean {
  return driftSeconds >= offered;
}

export function isTooFarBehind(driftSeconds: number): boolean {
  return driftSeconds >= tooFar;
}

/** How fast to play, to lose a small delay again. */
export function rateOf(driftSeconds: number, aheadSeconds: number): number {
  return driftSeconds >= slightly && aheadSeconds >= leastAhead ? fasterRate : 1;
}
