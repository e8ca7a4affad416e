import type { Position } from "./channel.ts";
import { counted, type HeldCounters, noCounters, replaced, told } from "./counters.ts";
import type { Frame, LoggedEvent, Snapshot } from "./frames.ts";

/** What its owner does on a frame. */
export type FollowerAction =
  /** The state becomes this one; the counters are taken already. */
  | { type: "replace"; snapshot: Snapshot }
  /** The state takes in this event. */
  | { type: "apply"; event: LoggedEvent }
  /** Subscribe without a position. */
  | { type: "subscribeAgain" };

/**
 * One channel, followed: every event in order, none missing, none twice; and a new start as soon as
 * that cannot be known. It holds the position and the hot numbers; the state is its owner's.
 */
export class ChannelFollower {
  readonly channel: string;
  /** What the next `subscribe` says as `since`; null: nothing is held, or it may not be whole. */
  position: Position | null = null;
  counters: HeldCounters;
  /** Whether what is shown may be behind: no connection, or a new start is awaited. */
  isStale = true;

  constructor(channel: string) {
    this.channel = channel;
    this.counters = noCounters(channel);
  }

  /** Takes one frame of this channel. */
  receive(frame: Frame): FollowerAction[] {
    const held = this.position;
    switch (frame.type) {
      case "snapshot":
        this.position = { epoch: frame.epoch, seq: frame.seq };
        this.isStale = false;
        this.counters = replaced(this.counters, frame);
        return [{ type: "replace", snapshot: frame }];
      case "resumed":
        if (held?.epoch !== frame.epoch || held.seq !== frame.from) return this.#startAnew();
        this.isStale = false;
        return [];
      case "event":
        return this.#take(frame);
      case "tick":
        // Without a position: of a subscription given up, whose frames were under way.
        if (!held) return [];
        if (frame.seq > held.seq) return this.#startAnew();
        this.counters = counted(this.counters, frame);
        return [];
      case "beat":
        // Without a position: the state asked for should have come long before a beat.
        if (held?.epoch !== frame.epoch || frame.seq > held.seq) return this.#startAnew();
        return [];
      default:
        return [];
    }
  }

  /** The connection is gone: what is held stays, as of then. */
  lostConnection(): void {
    this.isStale = true;
  }

  /** The position is in doubt: the next `subscribe` asks for the state. */
  forgetPosition(): void {
    this.position = null;
    this.isStale = true;
  }

  #take(event: LoggedEvent): FollowerAction[] {
    if (!this.position || event.seq <= this.position.seq) return [];
    if (event.seq !== this.position.seq + 1) return this.#startAnew();
    this.position = { epoch: this.position.epoch, seq: event.seq };
    this.counters = told(this.counters, event);
    return [{ type: "apply", event }];
  }

  #startAnew(): FollowerAction[] {
    this.forgetPosition();
    return [{ type: "subscribeAgain" }];
  }
}
