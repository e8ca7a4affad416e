import { isPublic, liveIdOf } from "./channel.ts";
import { RestFallback } from "./RestFallback.ts";
import type { Feed, FollowedFeed } from "./Feed.ts";
import { type FeedKind, Feeds } from "./Feeds.ts";
import type { Frame } from "./frames.ts";
import { afterClose, ReconnectPlan, socketAgainMs } from "./ReconnectPlan.ts";
import { LiveSocket } from "./LiveSocket.ts";
import { Subscriptions } from "./Subscriptions.ts";
import type { Surroundings } from "./surroundings.ts";
import { ServerTime } from "./ServerTime.ts";

/** A channel is followed for so long after the last page left it: the next one may want it too. */
const graceMs = 5000;
/** A socket that has not answered for so long is helped out by polling. */
const slowMs = 1500;

/**
 * The one live connection of a tab: a socket for all channels that pages follow, kept up over cuts
 * and restarts, and polling for where no socket gets through (docs/protocol.md).
 */
export class LiveClient {
  readonly time: ServerTime;
  readonly #surroundings: Surroundings;
  readonly #feeds = new Feeds();
  readonly #plan: ReconnectPlan;
  readonly #subscriptions: Subscriptions;
  readonly #fallback: RestFallback;
  #socket: LiveSocket | null = null;
  #isGreeted = false;
  /** When a channel first answered on this socket. */
  #answeredAtMs: number | null = null;
  /** No socket is opened any more: the server does not understand us. */
  #isOver = false;
  #hasFailed = false;
  /** Feeds within their grace, and what keeps them. */
  readonly #leaving = new Map<FollowedFeed, () => void>();
  #cancelRetry = () => {};
  #cancelSlow = () => {};

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.time = new ServerTime(surroundings.monotonicMs);
    this.#plan = new ReconnectPlan(surroundings.random);
    this.#subscriptions = new Subscriptions(this.#feeds, surroundings, this.time, {
      isReady: () => this.#isGreeted,
      send: (frame) => this.#socket?.send(frame),
      refused: (feeds) => this.#lower(feeds),
      needsOtherSocket: () => {
        this.#subscriptions.dropPass();
        this.#drop();
        this.#connect();
      },
    });
    this.#fallback = new RestFallback(surroundings, {
      polled: () => this.#feeds.wanted.map(({ follower }) => follower),
      received: (frames) => this.#take(frames),
      refused: (channel) =>
        this.#refuse(this.#feeds.wanted.filter((feed) => feed.channel === channel)),
      failed: (channel) => {
        this.#feeds.find(channel)?.follower.lostConnection();
        this.#show();
      },
    });
  }

  // Feeds. Nothing is asked for until somebody follows one.

  /** What there is to hear and see of a channel: `debateFeed` and its like name them. */
  feed<State, Told>(kind: FeedKind<State, Told>): Feed<State, Told> {
    return this.#feeds.of(kind);
  }

  /**
   * Follows a feed until the returned function is called. A feed that was refused is tried again.
   * @param asStaff a rehearsal's own channel opens to its staff and screens alone.
   */
  follow(feed: FollowedFeed, asStaff = false): () => void {
    feed.holders++;
    if (asStaff) feed.staffHolders++;
    this.#leaving.get(feed)?.();
    this.#leaving.delete(feed);
    const isRaised = asStaff && !feed.asStaff;
    feed.asStaff ||= asStaff;
    this.#feeds.add(feed);
    if (!feed.isFollowed || isRaised || feed.isRefused) this.#begin(feed);
    return () => {
      if (asStaff) feed.staffHolders--;
      if (--feed.holders > 0) return;
      this.#leaving.set(feed, this.#surroundings.after(graceMs, () => this.#release(feed)));
    };
  }

  /** The reader's rights may be back: whatever was refused is tried again. */
  tryRefused(): void {
    for (const feed of this.#feeds.followed) {
      const isRaised = feed.staffHolders > 0 && !feed.asStaff;
      feed.asStaff ||= isRaised;
      if (isRaised || feed.isRefused) this.#begin(feed);
    }
  }

  /** The page is looked at again, or no more; or the network is back. */
  setVisible(isVisible: boolean): void {
    this.#fallback.pause(!isVisible);
    if (!isVisible) return;
    this.time.forgetSamples(); // our clock may have slept
    this.#socket?.checkSilence();
    if (!this.#socket && this.#feeds.wanted.length > 0) this.#connectIn(500);
  }

  #begin(feed: FollowedFeed): void {
    feed.isFollowed = true;
    feed.isRefused = false;
    feed.rejections = 0;
    if (feed.asStaff) this.#releaseOthers(feed);
    if (this.#isGreeted) this.#subscriptions.ask(feed);
    else if (this.#fallback.isRunning) this.#fallback.askNow();
    else if (this.#isOver) this.#fallback.start();
    else if (!this.#socket && !this.#hasFailed) this.#connect();
    this.#show();
  }

  /** A tab has one pass: what another debate's kept in its grace would stand still without. */
  #releaseOthers({ channel }: FollowedFeed): void {
    for (const [other, cancel] of [...this.#leaving]) {
      if (!other.asStaff || liveIdOf(other.channel) === liveIdOf(channel)) continue;
      cancel();
      this.#release(other);
    }
  }

  #release(feed: FollowedFeed): void {
    feed.isFollowed = false;
    this.#leaving.delete(feed);
    this.#feeds.remove(feed);
    if (this.#isGreeted && !feed.isRefused) this.#subscriptions.leave(feed);
    if (this.#feeds.wanted.length > 0) return;
    this.#drop();
    this.#fallback.stop();
    this.#cancelRetry();
    this.#subscriptions.dropPass();
    this.#hasFailed = false;
  }

  // The socket.

  #connect(): void {
    this.#cancelRetry();
    if (this.#socket || this.#isOver) return;
    try {
      this.#socket = new LiveSocket(this.#surroundings, {
        received: (frames) => this.#received(frames),
        closed: (code) => this.#closed(code),
      });
    } catch {
      return this.#closed(1006); // a browser that forbids sockets says so at once
    }
    this.#cancelSlow = this.#surroundings.after(slowMs, () => {
      this.#fallback.start();
      this.#show();
    });
  }

  #connectIn(mostMs: number): void {
    this.#cancelRetry();
    const ms = Math.floor(this.#surroundings.random() * mostMs);
    this.#cancelRetry = this.#surroundings.after(ms, () => this.#connect());
  }

  /** Lets go of the socket, if there is one. */
  #drop(): void {
    this.#cancelSlow();
    this.#socket?.close();
    this.#socket = null;
    // One that was never greeted had taken nobody's place.
    if (this.#isGreeted) this.#feeds.lostConnection();
    this.#isGreeted = false;
    this.#answeredAtMs = null;
    this.#subscriptions.forget();
  }

  #closed(code: number | null): void {
    const { monotonicMs, after, random } = this.#surroundings;
    const answeredForMs = this.#answeredAtMs === null ? null : monotonicMs() - this.#answeredAtMs;
    this.#drop();
    this.#hasFailed = true;
    const waitMs = this.#plan.lost(answeredForMs);
    const then = afterClose(code);
    if (then === "stop") this.#isOver = true;
    if (then === "startAnew") this.#feeds.forgetPositions();
    if (then === "renewPass" || then === "dropPass") this.#subscriptions.dropPass();
    if (then === "dropPass") this.#lower(this.#feeds.wanted.filter((feed) => feed.asStaff));
    if (this.#isOver || this.#plan.polls) this.#fallback.start();
    if (!this.#isOver) {
      const ms = this.#plan.polls ? socketAgainMs * (0.8 + 0.4 * random()) : waitMs;
      this.#cancelRetry = after(ms, () => this.#connect());
    }
    this.#show();
  }

  #received(frames: Frame[]): void {
    for (const frame of frames) {
      if (frame.type === "hello") this.#greet();
      else if (frame.type === "bye") this.#plan.heardBye(frame.spreadMs);
      else if (frame.type === "error") {
        if (frame.temporary) return this.#closed(null); // busy: coming back later helps
        this.#subscriptions.rejected(frame.ref);
      } else if (frame.type === "resumed" || frame.type === "snapshot") {
        this.#answeredAtMs ??= this.#surroundings.monotonicMs();
        this.#hasFailed = false;
        this.#cancelSlow();
        this.#fallback.stop();
      }
    }
    for (const feed of this.#take(frames)) this.#subscriptions.ask(feed);
  }

  #greet(): void {
    this.#isGreeted = true;
    this.#fallback.stop(); // before positions are told: a late answer would move them
    for (const feed of this.#feeds.wanted) this.#subscriptions.ask(feed);
  }

  // Frames, whatever they came by.

  /** @returns the feeds that have to be asked for anew. */
  #take(frames: Frame[]): FollowedFeed[] {
    for (const frame of frames) if ("nowMs" in frame) this.time.take(frame.nowMs);
    const anew = this.#feeds.take(frames);
    this.#show();
    return anew;
  }

  /** A right is gone, or was never there: what anybody may follow is followed without it. */
  #lower(feeds: FollowedFeed[]): void {
    const open = feeds.filter((feed) => feed.asStaff && isPublic(feed.channel));
    for (const feed of open) {
      feed.asStaff = false;
      this.#subscriptions.ask(feed); // a rehearsal is refused then
    }
    this.#refuse(feeds.filter((feed) => !open.includes(feed)));
  }

  #refuse(feeds: FollowedFeed[]): void {
    this.#feeds.refuse(feeds);
    this.#show();
  }

  #show(): void {
    this.#feeds.show((feed) => {
      if (this.#isGreeted && feed.isKnown) return "live";
      if (this.#fallback.isRunning) return "polling";
      return this.#hasFailed ? "reconnecting" : "connecting";
    });
  }
}
