import type { Pass, Surroundings } from "./surroundings.ts";
import type { ServerTime } from "./ServerTime.ts";

export interface PassOwner {
  /** There is one, or a newer one. */
  granted: (liveId: string, isRenewal: boolean) => void;
  /** Whether anything still needs the pass of this debate. */
  isNeeded: (liveId: string) => boolean;
  /** The reader is no staff of this debate, or not logged in. */
  refused: (liveId: string) => void;
}

/** A pass is renewed so long before it ends. */
const aheadMs = 60_000;
const refusals = [401, 403, 404];

/** Holds the token of one debate's staff, and renews it in time; a socket takes one debate's only. */
export class Passes {
  readonly #surroundings: Surroundings;
  readonly #time: ServerTime;
  readonly #owner: PassOwner;
  #liveId: string | null = null;
  #pass: Pass | null = null;
  #isAsking = false;
  /** Passes dropped so far: an answer to a request from before one is of no use. */
  #drops = 0;
  #failures = 0;
  #cancel = () => {};

  constructor(surroundings: Surroundings, time: ServerTime, owner: PassOwner) {
    this.#surroundings = surroundings;
    this.#time = time;
    this.#owner = owner;
  }

  /** The pass of a debate; null while there is none: it is asked for then. */
  of(liveId: string): Pass | null {
    if (this.#liveId !== liveId) {
      this.drop();
      this.#liveId = liveId;
    }
    if (!this.#pass && !this.#isAsking) void this.#ask(liveId);
    return this.#pass;
  }

  /** It is over, or good for nothing. */
  drop(): void {
    this.#cancel();
    this.#drops++;
    this.#liveId = null;
    this.#pass = null;
    this.#isAsking = false;
    this.#failures = 0;
  }

  async #ask(liveId: string): Promise<void> {
    this.#isAsking = true;
    this.#cancel();
    const drops = this.#drops;
    const result = await this.#surroundings.pass(liveId);
    if (this.#drops !== drops) return;
    if (result.ok) {
      const isRenewal = this.#pass !== null;
      this.#pass = result.value;
      this.#isAsking = false;
      this.#failures = 0;
      this.#later(this.#renewalMs(result.value), liveId);
      this.#owner.granted(liveId, isRenewal);
    } else if (refusals.includes(result.failure.code)) {
      this.drop();
      this.#owner.refused(liveId);
    } else {
      const boundMs = Math.min(1000 * 2 ** this.#failures++, 30_000);
      this.#later(this.#surroundings.random() * boundMs, liveId);
    }
  }

  #later(ms: number, liveId: string): void {
    this.#cancel = this.#surroundings.after(ms, () => {
      if (this.#owner.isNeeded(liveId)) void this.#ask(liveId);
      else this.drop();
    });
  }

  #renewalMs({ expiresAtMs }: Pass): number {
    const nowMs = this.#time.nowMs();
    return nowMs === null ? aheadMs : Math.max(expiresAtMs - nowMs - aheadMs, 5000);
  }
}
