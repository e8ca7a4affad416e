import { applyToDebate, applyToLobby, applyToOrganiser, applyToStaff } from "./apply.ts";
import {
  debateChannel,
  isPublic,
  liveIdOf,
  lobbyChannel,
  organiserChannel,
  staffChannel,
} from "./channel.ts";
import type {
  DebateEvents,
  DebateState,
  EventOf,
  LobbyEvents,
  LobbyState,
  OrganiserEvents,
  OrganiserState,
  StaffEvents,
  StaffState,
} from "./events.ts";
import { RestFallback } from "./RestFallback.ts";
import { Feed, type FollowedFeed } from "./Feed.ts";
import type { Frame } from "./frames.ts";
import { Passes } from "./Passes.ts";
import { afterClose, ReconnectPlan, socketAgainMs } from "./ReconnectPlan.ts";
import { LiveSocket } from "./LiveSocket.ts";
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
  readonly #feeds = new Map<string, FollowedFeed>();
  readonly #plan: ReconnectPlan;
  readonly #passes: Passes;
  readonly #fallback: RestFallback;
  #socket: LiveSocket | null = null;
  #isGreeted = false;
  /** When a channel first answered on this socket. */
  #answeredAtMs: number | null = null;
  /** Whose pass this socket has seen. */
  #passOf: string | null = null;
  /** No socket is opened any more: the server does not understand us. */
  #isOver = false;
  #hasFailed = false;
  /** Feeds within their grace, and what keeps them. */
  readonly #leaving = new Map<FollowedFeed, () => void>();
  #asked = new Map<number, string>();
  #lastRef = 0;
  #cancelRetry = () => {};
  #cancelSlow = () => {};

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.time = new ServerTime(surroundings.monotonicMs);
    this.#plan = new ReconnectPlan(surroundings.random);
    this.#passes = new Passes(surroundings, this.time, {
      granted: (liveId, isRenewal) => this.#granted(liveId, isRenewal),
      refused: (liveId) =>
        this.#refuse((feed) => feed.asStaff && liveIdOf(feed.channel) === liveId),
    });
    this.#fallback = new RestFallback(surroundings, {
      polled: () => this.#wanted().map(({ follower }) => follower),
      received: (frames) => this.#take(frames),
      refused: (channel) => this.#refuse((feed) => feed.channel === channel),
      failed: (channel) => {
        this.#feeds.get(channel)?.follower.lostConnection();
        this.#show();
      },
    });
  }

  // Feeds. Nothing is asked for until somebody follows one.

  debate(liveId: string): Feed<DebateState, DebateEvents> {
    return this.#feed(debateChannel(liveId), applyToDebate);
  }

  staff(liveId: string): Feed<StaffState, StaffEvents> {
    return this.#feed(staffChannel(liveId), applyToStaff);
  }

  organiser(liveId: string): Feed<OrganiserState, OrganiserEvents> {
    return this.#feed(organiserChannel(liveId), applyToOrganiser);
  }

  lobby(): Feed<LobbyState, LobbyEvents> {
    return this.#feed(lobbyChannel, applyToLobby);
  }

  /**
   * Follows a feed until the returned function is called. A feed that was refused is tried again.
   * @param asStaff a rehearsal's own channel opens to its staff and screens alone.
   */
  follow(feed: FollowedFeed, asStaff = false): () => void {
    feed.holders++;
    this.#leaving.get(feed)?.();
    this.#leaving.delete(feed);
    const isRaised = asStaff && !feed.asStaff;
    feed.asStaff ||= asStaff;
    this.#feeds.set(feed.channel, feed);
    if (!feed.isFollowed || isRaised || feed.isRefused) {
      feed.isRefused = false;
      feed.rejections = 0;
      this.#begin(feed);
    }
    return () => {
      if (--feed.holders > 0) return;
      this.#leaving.set(feed, this.#surroundings.after(graceMs, () => this.#release(feed)));
    };
  }

  /** The page is looked at again, or no more; or the network is back. */
  setVisible(isVisible: boolean): void {
    this.#fallback.pause(!isVisible);
    if (!isVisible) return;
    this.time.forgetSamples(); // our clock may have slept
    this.#socket?.checkSilence();
    if (!this.#socket && this.#wanted().length > 0) this.#connectIn(500);
  }

  #feed<State, Told>(
    channel: string,
    apply: (state: State, event: EventOf<Told>) => State,
  ): Feed<State, Told> {
    const held = this.#feeds.get(channel);
    if (held) return held as Feed<State, Told>; // a channel's name tells its kind
    const feed = new Feed(channel, !isPublic(channel), apply);
    this.#feeds.set(channel, feed);
    return feed;
  }

  #wanted(): FollowedFeed[] {
    return [...this.#feeds.values()].filter((feed) => feed.isFollowed && !feed.isRefused);
  }

  #begin(feed: FollowedFeed): void {
    feed.isFollowed = true;
    if (this.#isGreeted) this.#subscribe(feed);
    else if (this.#fallback.isRunning) this.#fallback.askNow();
    else if (!this.#socket && !this.#hasFailed) this.#connect();
    this.#show();
  }

  #release(feed: FollowedFeed): void {
    feed.isFollowed = false;
    this.#leaving.delete(feed);
    this.#feeds.delete(feed.channel);
    if (this.#isGreeted && !feed.isRefused) {
      this.#socket?.send({ type: "unsubscribe", ref: ++this.#lastRef, channel: feed.channel });
    }
    if (this.#wanted().length > 0) return;
    this.#drop();
    this.#fallback.stop();
    this.#cancelRetry();
    this.#passes.drop();
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
    this.#isGreeted = false;
    this.#answeredAtMs = null;
    this.#passOf = null;
    this.#asked.clear();
    for (const feed of this.#feeds.values()) feed.follower.lostConnection();
  }

  #closed(code: number | null): void {
    const { monotonicMs, after, random } = this.#surroundings;
    const answeredForMs = this.#answeredAtMs === null ? null : monotonicMs() - this.#answeredAtMs;
    this.#drop();
    this.#hasFailed = true;
    const waitMs = this.#plan.lost(answeredForMs);
    const then = afterClose(code);
    if (then === "stop") this.#isOver = true;
    if (then === "startAnew") {
      for (const feed of this.#feeds.values()) feed.follower.forgetPosition();
    }
    if (then === "renewPass" || then === "dropPass") this.#passes.drop();
    if (then === "dropPass") this.#refuse((feed) => feed.asStaff);
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
      else if (frame.type === "error") this.#rejected(frame.ref, frame.temporary);
      else if (frame.type === "resumed" || frame.type === "snapshot") {
        this.#answeredAtMs ??= this.#surroundings.monotonicMs();
        this.#hasFailed = false;
        this.#cancelSlow();
        this.#fallback.stop();
      }
    }
    for (const feed of this.#take(frames)) this.#subscribe(feed);
  }

  #greet(): void {
    this.#isGreeted = true;
    this.#fallback.stop(); // before positions are told: a late answer would move them
    for (const feed of this.#wanted()) this.#subscribe(feed);
  }

  #rejected(ref: number | undefined, isTemporary: boolean): void {
    if (isTemporary) return this.#closed(null); // busy: coming back later helps
    const channel = ref === undefined ? undefined : this.#asked.get(ref);
    const feed = channel === undefined ? undefined : this.#feeds.get(channel);
    if (!feed) return;
    if (feed.asStaff && feed.rejections++ === 0) {
      this.#passes.drop(); // it may just have ended
      this.#subscribe(feed);
    } else this.#refuse((other) => other === feed);
  }

  #subscribe(feed: FollowedFeed): void {
    if (!this.#socket || !this.#isGreeted || feed.isRefused || !feed.isFollowed) return;
    const { channel, follower, asStaff } = feed;
    const liveId = asStaff ? liveIdOf(channel) : null;
    let token: string | undefined;
    if (liveId !== null) {
      if (this.#passOf !== null && this.#passOf !== liveId) return this.#leaveFor(feed);
      const pass = this.#passes.of(liveId);
      if (!pass) return; // it is asked for: `#granted` goes on
      if (!pass.channels.includes(channel)) return this.#refuse((other) => other === feed);
      token = pass.token;
      this.#passOf = liveId;
    }
    const ref = ++this.#lastRef;
    this.#asked.set(ref, channel);
    const since = follower.position ?? undefined;
    this.#socket.send({ type: "subscribe", ref, channel, since, token });
  }

  /** Another debate's staff needs another socket. */
  #leaveFor(feed: FollowedFeed): void {
    this.#passes.drop();
    this.#drop();
    this.#connect();
    feed.rejections = 0;
  }

  #granted(liveId: string, isRenewal: boolean): void {
    const feeds = this.#wanted().filter((feed) =>
      feed.asStaff && liveIdOf(feed.channel) === liveId
    );
    // To prolong a socket's right one channel is enough: it goes on from where it is.
    for (const feed of isRenewal ? feeds.slice(0, 1) : feeds) this.#subscribe(feed);
  }

  // Frames, whatever they came by.

  /** @returns the feeds that have to be asked for anew. */
  #take(frames: Frame[]): FollowedFeed[] {
    const parts = new Map<FollowedFeed, Frame[]>();
    for (const frame of frames) {
      if ("nowMs" in frame) this.time.take(frame.nowMs);
      const feed = "channel" in frame ? this.#feeds.get(frame.channel) : undefined;
      if (!feed?.isFollowed) continue;
      const part = parts.get(feed);
      if (part) part.push(frame);
      else parts.set(feed, [frame]);
    }
    const anew = [...parts].filter(([feed, part]) => feed.take(part)).map(([feed]) => feed);
    this.#show();
    return anew;
  }

  #refuse(isMeant: (feed: FollowedFeed) => boolean): void {
    for (const feed of this.#feeds.values()) {
      if (isMeant(feed)) feed.isRefused = true;
    }
    this.#show();
  }

  #show(): void {
    for (const feed of this.#feeds.values()) {
      if (feed.isRefused) feed.show("refused");
      else if (this.#isGreeted && feed.isKnown) feed.show("live");
      else if (this.#fallback.isRunning) feed.show("polling");
      else feed.show(this.#hasFailed ? "reconnecting" : "connecting");
    }
  }
}
