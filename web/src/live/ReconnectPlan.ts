/** The bound of the wait after the first loss. */
const firstMs = 500;
const longestMs = 20_000;
/** A connection that held for so long forgets the losses before it. */
const healthyMs = 60_000;
/** After so many sockets in vain a client polls. */
const failuresBeforePolling = 3;
/** No server keeps a client away for longer. */
const longestSpreadMs = 60_000;

/** How long a client that polls waits before it tries the socket again. */
export const socketAgainMs = 60_000;

/**
 * When a client comes back after its socket closed.
 *
 * Waits are drawn evenly from 0 to a bound that doubles with each loss, so that thousands cut at
 * once do not come back at once ("full jitter").
 */
export class ReconnectPlan {
  /** Losses since the last connection that was healthy for long. */
  #losses = 0;
  /** Sockets in a row on which no channel ever answered. */
  #failures = 0;
  #spreadMs: number | null = null;
  readonly #random: () => number;

  /** @param random draws from 0, included, to 1, excluded. */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** Whether to poll for the time being. */
  get polls(): boolean {
    return this.#failures >= failuresBeforePolling;
  }

  /** The server announced the end and said over what time to spread the return. */
  heardBye(spreadMs: number): void {
    this.#spreadMs = Math.min(Math.max(spreadMs, 0), longestSpreadMs);
  }

  /**
   * A connection is over, or did not come about: the wait before the next, in milliseconds.
   * @param answeredForMs how long ago the first channel answered; null: none did.
   */
  lost(answeredForMs: number | null): number {
    this.#failures = answeredForMs === null ? this.#failures + 1 : 0;
    if (answeredForMs !== null && answeredForMs >= healthyMs) this.#losses = 0;
    const boundMs = Math.min(firstMs * 2 ** Math.min(this.#losses, 16), longestMs);
    this.#losses += 1;
    const spreadMs = this.#spreadMs;
    this.#spreadMs = null;
    return Math.floor(this.#random() * ((spreadMs ?? boundMs) + 1));
  }
}

/** What a client does after a socket closed. */
export type AfterClose =
  /** Comes back with its positions. */
  | "resume"
  /** Comes back and asks for the state. */
  | "startAnew"
  /** Comes back with another token. */
  | "renewPass"
  /** The right of the token is gone: comes back without it. */
  | "dropPass"
  /** Opens no socket any more. */
  | "stop";

/** What a close code says; null: it was cut without one. */
export function afterClose(code: number | null): AfterClose {
  switch (code) {
    case 1002: // these say that this side broke the protocol: coming back changes nothing
    case 1003:
    case 1007:
    case 1008:
    case 1009:
    case 1010:
      return "stop";
    case 4003:
      return "startAnew";
    case 4004:
      return "renewPass";
    case 4506:
      return "dropPass";
    default:
      return code !== null && code >= 4500 ? "stop" : "resume";
  }
}
