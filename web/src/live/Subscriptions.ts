import { liveIdOf } from "./channel.ts";
import type { FollowedFeed } from "./Feed.ts";
import type { Feeds } from "./Feeds.ts";
import { Passes } from "./Passes.ts";
import type { ServerTime } from "./ServerTime.ts";
import type { Surroundings } from "./surroundings.ts";

export interface SubscriptionsOwner {
  /** Whether there is a socket that was greeted. */
  isReady: () => boolean;
  send: (frame: Record<string, unknown>) => void;
  /** They are not to be had, by the right they were asked for with. */
  refused: (feeds: FollowedFeed[]) => void;
  /** A socket takes the pass of one debate: another's staff needs another socket. */
  needsOtherSocket: () => void;
}

/** What the socket was asked for, and by whose right. */
export class Subscriptions {
  readonly #feeds: Feeds;
  readonly #passes: Passes;
  readonly #owner: SubscriptionsOwner;
  /** Whose pass this socket has seen. */
  #passOf: string | null = null;
  readonly #asked = new Map<number, string>();
  #lastRef = 0;

  constructor(
    feeds: Feeds,
    surroundings: Surroundings,
    time: ServerTime,
    owner: SubscriptionsOwner,
  ) {
    this.#feeds = feeds;
    this.#owner = owner;
    this.#passes = new Passes(surroundings, time, {
      granted: (liveId, isRenewal) => {
        const staff = feeds.wantedOfStaff(liveId);
        // To prolong a socket's right one channel is enough: it goes on from where it is.
        for (const feed of isRenewal ? staff.slice(0, 1) : staff) this.ask(feed);
      },
      isNeeded: (liveId) => feeds.wantedOfStaff(liveId).length > 0,
      refused: (liveId) => owner.refused(feeds.wantedOfStaff(liveId)),
    });
  }

  /** The socket is gone, and with it what it was asked for. */
  forget(): void {
    this.#passOf = null;
    this.#asked.clear();
  }

  dropPass(): void {
    this.#passes.drop();
  }

  /** Asks for a channel from where it stands. */
  ask(feed: FollowedFeed): void {
    if (!this.#owner.isReady() || !feed.isFollowed || feed.isRefused) return;
    const { channel, follower, asStaff } = feed;
    const liveId = asStaff ? liveIdOf(channel) : null;
    let token: string | undefined;
    if (liveId !== null) {
      if (this.#passOf !== null && this.#passOf !== liveId) return this.#owner.needsOtherSocket();
      const pass = this.#passes.of(liveId);
      if (!pass) return; // it is asked for, and once it is granted this goes on
      if (!pass.channels.includes(channel)) return this.#owner.refused([feed]);
      token = pass.token;
      this.#passOf = liveId;
    }
    const ref = ++this.#lastRef;
    this.#asked.set(ref, channel);
    const since = follower.position ?? undefined;
    this.#owner.send({ type: "subscribe", ref, channel, since, token });
  }

  leave({ channel }: FollowedFeed): void {
    this.#owner.send({ type: "unsubscribe", ref: ++this.#lastRef, channel });
  }

  /** A request was refused for good. */
  rejected(ref: number | undefined): void {
    const feed = this.#feeds.find(this.#asked.get(ref ?? 0));
    if (!feed) return;
    if (!feed.asStaff || feed.rejections++ > 0) return this.#owner.refused([feed]);
    this.#passes.drop(); // it may just have ended
    this.ask(feed);
  }
}
