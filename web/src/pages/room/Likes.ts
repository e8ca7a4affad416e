import type { Side } from "../../domain/values.ts";
import type { Failure, Result } from "../../lib/envelope.ts";
import { Store } from "../../lib/store.ts";

/** What is shown of likes: at least so many while ours are on their way, and why some were not taken. */
export interface LikesView {
  /** null: the server's count alone. */
  atLeast: number | null;
  failure: Failure | null;
}

/** Taps are gathered for so long. */
export const gatherMs = 500;
/** The server takes no more at once. */
export const mostAtOnce = 50;
/** So long after the answer the server's own count has arrived. */
const settleMs = 1_500;

type After = (ms: number, act: () => void) => () => void;

const browserAfter: After = (ms, act) => {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
};

/**
 * Sends likes in batches, one batch at a time: taps are counted at once on the page and sent together
 * a moment later. A batch that is refused is given up, and said; likes are not worth repeating.
 */
export class Likes {
  readonly view = new Store<LikesView>({ atLeast: null, failure: null });
  readonly #send: (count: number, side: Side | null) => Promise<Result<unknown>>;
  readonly #after: After;
  readonly #waiting = new Map<Side | null, number>();
  #isSending = false;
  #cancel = () => {};
  #cancelSettling = () => {};

  constructor(
    send: (count: number, side: Side | null) => Promise<Result<unknown>>,
    after: After = browserAfter,
  ) {
    this.#send = send;
    this.#after = after;
  }

  /** One more, on top of what the page shows now. */
  tap(side: Side | null, shown: number): void {
    if (this.#waiting.size === 0 && !this.#isSending) this.#sendIn(gatherMs);
    this.#waiting.set(side, (this.#waiting.get(side) ?? 0) + 1);
    this.#cancelSettling();
    this.view.set({ atLeast: shown + 1, failure: null });
  }

  /** The page is left: what waits goes now. */
  stop(): void {
    this.#cancelSettling();
    this.#cancel();
    void this.#sendNext();
  }

  #sendIn(ms: number): void {
    this.#cancel = this.#after(ms, () => void this.#sendNext());
  }

  async #sendNext(): Promise<void> {
    const [next] = this.#waiting;
    if (!next || this.#isSending) return;
    const [side, count] = next;
    const batch = Math.min(count, mostAtOnce);
    if (batch < count) this.#waiting.set(side, count - batch);
    else this.#waiting.delete(side);
    this.#isSending = true;
    const result = await this.#send(batch, side);
    this.#isSending = false;
    if (!result.ok) {
      this.#waiting.clear();
      this.view.set({ atLeast: null, failure: result.failure });
    } else if (this.#waiting.size > 0) this.#sendIn(gatherMs);
    else this.#cancelSettling = this.#after(settleMs, () => this.#settle());
  }

  #settle(): void {
    this.view.set({ atLeast: null, failure: null });
  }
}
