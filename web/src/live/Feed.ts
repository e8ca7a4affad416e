import { Store } from "../lib/store.ts";
import type { HeldCounters } from "./counters.ts";
import type { EventOf } from "./events.ts";
import { ChannelFollower } from "./ChannelFollower.ts";
import type { Frame } from "./frames.ts";

/**
 * How a channel is followed: `connecting` at first, `live` over the socket, `polling` by REST,
 * `reconnecting` by neither just now, `refused` when it is not for this reader or not there.
 */
export type LiveStatus = "connecting" | "live" | "polling" | "reconnecting" | "refused";

export interface Link {
  status: LiveStatus;
  /** What is shown may be behind; it stays, marked as such. */
  isStale: boolean;
}

/** What is told at once and never kept. */
export type Happening<State, Told> =
  /** An event, applied to the state already. */
  | EventOf<Told>
  /** The state was replaced: whatever is derived from it begins anew. */
  | { type: "replaced"; state: State }
  /** Hot numbers moved by a tick. */
  | { type: "counted"; before: HeldCounters; now: HeldCounters };

/** What the client does with a feed, whatever its channel tells. */
export interface FollowedFeed {
  readonly channel: string;
  readonly follower: ChannelFollower;
  holders: number;
  /** Those of them that follow it as staff. */
  staffHolders: number;
  /** Held, or let go of only a moment ago. */
  isFollowed: boolean;
  /** It is followed by the right of a seat or a screen. */
  asStaff: boolean;
  isRefused: boolean;
  /** Times in a row a token was not taken. */
  rejections: number;
  readonly isKnown: boolean;
  /**
   * Takes frames of this channel; whoever listens sees the state after all of them.
   * @returns whether the channel has to be asked for anew.
   */
  take(frames: Frame[]): boolean;
  show(status: LiveStatus): void;
}

/** One channel as pages see it: its state, its hot numbers, how it is followed, what happens. */
export class Feed<State, Told> implements FollowedFeed {
  readonly channel: string;
  /** null until it is known. */
  readonly state = new Store<State | null>(null);
  /** Apart from the state, so that a tick renders numbers alone. */
  readonly counters: Store<HeldCounters>;
  readonly link = new Store<Link>({ status: "connecting", isStale: true });

  // The client's alone.
  readonly follower: ChannelFollower;
  holders = 0;
  staffHolders = 0;
  isFollowed = false;
  asStaff: boolean;
  isRefused = false;
  rejections = 0;

  readonly #apply: (state: State, event: EventOf<Told>) => State;
  readonly #listeners = new Set<(happening: Happening<State, Told>) => void>();

  constructor(
    channel: string,
    asStaff: boolean,
    apply: (state: State, event: EventOf<Told>) => State,
  ) {
    this.channel = channel;
    this.asStaff = asStaff;
    this.#apply = apply;
    this.follower = new ChannelFollower(channel);
    this.counters = new Store(this.follower.counters);
  }

  /** Hears what happens, from now on, until the returned function is called. */
  listen(listener: (happening: Happening<State, Told>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get isKnown(): boolean {
    return this.state.value !== null;
  }

  take(frames: Frame[]): boolean {
    let state = this.state.value;
    let asksAnew = false;
    const happenings: Happening<State, Told>[] = [];
    for (const frame of frames) {
      const before = this.follower.counters;
      for (const action of this.follower.receive(frame)) {
        if (action.type === "subscribeAgain") asksAnew = true;
        else if (action.type === "replace") {
          state = action.snapshot.state as State;
          asksAnew = false;
          happenings.push({ type: "replaced", state });
        } else if (state !== null) {
          const event = action.event as unknown as EventOf<Told>;
          state = this.#apply(state, event);
          happenings.push(event);
        }
      }
      const now = this.follower.counters;
      if (frame.type === "tick" && now !== before) {
        happenings.push({ type: "counted", before, now });
      }
    }
    this.state.set(state);
    this.counters.set(this.follower.counters);
    for (const happening of happenings) {
      for (const listener of [...this.#listeners]) listener(happening);
    }
    return asksAnew;
  }

  show(status: LiveStatus): void {
    const { isStale } = this.follower;
    const shown = this.link.value;
    if (shown.status === status && shown.isStale === isStale) return;
    this.link.set({ status, isStale });
  }
}
