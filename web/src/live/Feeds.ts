import { isPublic, liveIdOf } from "./channel.ts";
import type { EventOf } from "./events.ts";
import { Feed, type FollowedFeed, type LiveStatus } from "./Feed.ts";
import type { Frame } from "./frames.ts";

/** A channel and what its events do to its state. */
export interface FeedKind<State, Told> {
  channel: string;
  apply: (state: State, event: EventOf<Told>) => State;
}

/** All feeds of a tab, by their channels. */
export class Feeds {
  readonly #feeds = new Map<string, FollowedFeed>();

  /** The feed of a channel, made when it is asked for. */
  of<State, Told>({ channel, apply }: FeedKind<State, Told>): Feed<State, Told> {
    const held = this.#feeds.get(channel);
    if (held) return held as Feed<State, Told>; // a channel's name tells its kind
    const feed = new Feed(channel, !isPublic(channel), apply);
    this.#feeds.set(channel, feed);
    return feed;
  }

  find(channel: string | undefined): FollowedFeed | undefined {
    return channel === undefined ? undefined : this.#feeds.get(channel);
  }

  add(feed: FollowedFeed): void {
    this.#feeds.set(feed.channel, feed);
  }

  remove(feed: FollowedFeed): void {
    this.#feeds.delete(feed.channel);
  }

  get followed(): FollowedFeed[] {
    return [...this.#feeds.values()].filter((feed) => feed.isFollowed);
  }

  /** Those to be asked for. */
  get wanted(): FollowedFeed[] {
    return this.followed.filter((feed) => !feed.isRefused);
  }

  /** Those of them that need a debate's pass. */
  wantedOfStaff(liveId: string): FollowedFeed[] {
    return this.wanted.filter((feed) => feed.asStaff && liveIdOf(feed.channel) === liveId);
  }

  refuse(feeds: FollowedFeed[]): void {
    for (const feed of feeds) feed.isRefused = true;
  }

  lostConnection(): void {
    for (const { follower } of this.#feeds.values()) follower.lostConnection();
  }

  forgetPositions(): void {
    for (const { follower } of this.#feeds.values()) follower.forgetPosition();
  }

  /**
   * Gives each feed its part of a message.
   * @returns those that have to be asked for anew.
   */
  take(frames: Frame[]): FollowedFeed[] {
    const parts = new Map<FollowedFeed, Frame[]>();
    for (const frame of frames) {
      const feed = "channel" in frame ? this.#feeds.get(frame.channel) : undefined;
      if (!feed?.isFollowed) continue;
      const part = parts.get(feed);
      if (part) part.push(frame);
      else parts.set(feed, [frame]);
    }
    return [...parts].filter(([feed, part]) => feed.take(part)).map(([feed]) => feed);
  }

  /** Shows how each is followed. */
  show(statusOf: (feed: FollowedFeed) => LiveStatus): void {
    for (const feed of this.#feeds.values()) {
      feed.show(feed.isRefused ? "refused" : statusOf(feed));
    }
  }
}
