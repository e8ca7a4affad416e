import { decode, type Frame } from "./frames.ts";
import type { Surroundings, Wire } from "./surroundings.ts";

/** How long a greeting may take. */
const firstSilenceMs = 10_000;

export interface SocketOwner {
  /** All frames of one message, in order. */
  received: (frames: Frame[]) => void;
  /** It is over, once; null: it was silent, or sent what is no frame. */
  closed: (code: number | null) => void;
}

/** One socket of `debate.v1`, from its opening to its end; silence ends it too. */
export class LiveSocket {
  readonly #surroundings: Surroundings;
  readonly #owner: SocketOwner;
  readonly #wire: Wire;
  #silenceMs = firstSilenceMs;
  #lastMs: number;
  #stopWatch: () => void;
  #isOver = false;

  constructor(surroundings: Surroundings, owner: SocketOwner) {
    this.#surroundings = surroundings;
    this.#owner = owner;
    this.#lastMs = surroundings.monotonicMs();
    this.#wire = surroundings.open({
      message: (data) => this.#take(data),
      closed: (code) => this.#end(code),
    });
    this.#stopWatch = surroundings.after(firstSilenceMs, this.checkSilence);
  }

  send(frame: Record<string, unknown>): void {
    this.#wire.send(JSON.stringify(frame));
  }

  /** Ends it; nothing is heard of it any more, not even its end. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stopWatch();
    this.#wire.close(1000);
  }

  /** Ends it when nothing was heard for too long: also for when a timer could not run in sleep. */
  readonly checkSilence = (): void => {
    this.#stopWatch();
    const leftMs = this.#lastMs + this.#silenceMs - this.#surroundings.monotonicMs();
    if (leftMs > 0) this.#stopWatch = this.#surroundings.after(leftMs, this.checkSilence);
    else this.#end(null);
  };

  #take(data: unknown): void {
    if (this.#isOver) return;
    this.#lastMs = this.#surroundings.monotonicMs();
    const frames = typeof data === "string" ? decode(data) : null;
    if (!frames) return this.#end(null);
    for (const frame of frames) {
      if (frame.type !== "hello") continue;
      this.#silenceMs = Math.min(Math.max(frame.beatMs, 1000), 120_000) + 10_000;
      this.checkSilence();
    }
    this.#owner.received(frames);
  }

  #end(code: number | null): void {
    if (this.#isOver) return;
    this.close();
    this.#owner.closed(code);
  }
}
