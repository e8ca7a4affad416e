import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { secondsUntil } from "../domain/countdown.ts";
import { type RoundState, roundState } from "../domain/round.ts";
import type { Moderation, PublicRound, Round, Video, WholeDebate } from "../domain/values.ts";
import { useServices } from "../lib/services.ts";
import { type Store, useStore } from "../lib/store.ts";
import { debateFeed } from "./apply.ts";
import { type HeldCounters, numberOf, wordOf } from "./counters.ts";
import type { DebateEvents, DebateState } from "./events.ts";
import type { Feed, Happening, Link } from "./Feed.ts";
import type { FeedKind } from "./Feeds.ts";

/** A debate as its page shows it; while `isStale`, what is here may be behind. */
export interface LiveDebate extends Link {
  /** null until it is known. */
  debate: WholeDebate | null;
  rounds: readonly PublicRound[];
  moderation: Moderation | null;
}

/**
 * Follows a debate. Danmaku do not render it again: hear them by `useDebateEvents`.
 * @param asStaff for consoles and screens: a rehearsal opens to its staff and screens alone.
 */
export function useDebate(liveId: string, asStaff = false): LiveDebate {
  const feed = useFeed(debateFeed(liveId), asStaff);
  const link = useStore(feed.link, itself);
  const debate = useStore(feed.state, (state) => state?.debate ?? null);
  const rounds = useStore(feed.state, (state) => state?.rounds ?? none);
  const moderation = useStore(feed.state, (state) => state?.moderation ?? null);
  return { debate, rounds, moderation, ...link };
}

/** What the server says of the picture that is sent to the debate's room; null until it is known. */
export function useVideoState(liveId: string): Video["state"] | null {
  const feed = useFeed(debateFeed(liveId));
  return useStore(feed.state, (state) => state?.video.state ?? null);
}

/** One hot number: `likes`, `viewers`, `gifts.affirmative`, `voters`; null while it is not shown. */
export function useCounter(liveId: string, name: string): number | null {
  return useCounters(liveId, (counters) => numberOf(counters, name));
}

/** A part of a debate's hot numbers; renders again when that part changes. */
export function useCounters<T>(liveId: string, select: (counters: HeldCounters) => T): T {
  const feed = useFeed(debateFeed(liveId));
  return useStore(feed.counters, select);
}

/** The current round's count, as far as it is shown; parts that are hidden are null. */
export interface Standing {
  /** Which round it is of. */
  roundId: string | null;
  /** Points. */
  affirmative: number | null;
  negative: number | null;
  /** Ballots, as `voters`. */
  undecided: number | null;
  voters: number | null;
  /** `close`, `leading:affirmative`, `ahead:negative`, … */
  band: string | null;
}

/** What the audience may see of the current round's count. */
export function useStanding(liveId: string): Standing {
  return useStandingOf(useFeed(debateFeed(liveId)));
}

/** Hears what happens in a debate without rendering anything. */
export function useDebateEvents(
  liveId: string,
  listener: (happening: Happening<DebateState, DebateEvents>) => void,
): void {
  useHappenings(useFeed(debateFeed(liveId)), listener);
}

/**
 * Something that the server's time tells, looked at with each frame of the screen; renders again
 * when it changes. `read` gives a number, a word or the like, never a new object; its `nowMs` is
 * null until the server's time is known.
 */
export function useServerClock<T extends string | number | boolean | null>(
  read: (nowMs: number | null) => T,
): T {
  const { time } = useServices().live;
  return useSyncExternalStore(onEachFrame, () => read(time.nowMs()));
}

/** Whole seconds until a time of the server's; 0 from then on; null while either is unknown. */
export function useCountdown(untilMs: number | null): number | null {
  return useServerClock((nowMs) => secondsUntil(untilMs, nowMs));
}

/** What a round is now: it closes by the clock before anybody says so. */
export function useRoundState(round: Round): RoundState {
  return useServerClock((nowMs) => roundState(round, nowMs));
}

const none: never[] = [];

/** Selects all of a store. */
export function itself<T>(value: T): T {
  return value;
}

/** Follows a feed as long as it is rendered. */
export function useFeed<State, Told>(
  kind: FeedKind<State, Told>,
  asStaff = false,
): Feed<State, Told> {
  const { live } = useServices();
  const feed = useMemo(() => live.feed(kind), [live, kind.channel]); // which tells its kind
  useEffect(() => live.follow(feed, asStaff), [live, feed, asStaff]);
  return feed;
}

/** The count of the round that a feed's hot numbers are of. */
export function useStandingOf({ counters }: { counters: Store<HeldCounters> }): Standing {
  const roundId = useStore(counters, (held) => held.roundId);
  const affirmative = useStore(counters, (held) => numberOf(held, "tally.affirmative"));
  const negative = useStore(counters, (held) => numberOf(held, "tally.negative"));
  const undecided = useStore(counters, (held) => numberOf(held, "tally.undecided"));
  const voters = useStore(counters, (held) => numberOf(held, "voters"));
  const band = useStore(counters, (held) => wordOf(held, "tally.band"));
  return { roundId, affirmative, negative, undecided, voters, band };
}

/** Hears a feed without rendering anything. */
export function useHappenings<State, Told>(
  feed: Feed<State, Told>,
  listener: (happening: Happening<State, Told>) => void,
): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  const hear = useCallback((happening: Happening<State, Told>) => latest.current(happening), []);
  useEffect(() => feed.listen(hear), [feed, hear]);
}

const watchers = new Set<() => void>();
let isLooking = false;

/** One loop for all clocks; the browser stops it while the page is hidden. */
function onEachFrame(watcher: () => void): () => void {
  watchers.add(watcher);
  if (!isLooking) look();
  return () => watchers.delete(watcher);
}

function look(): void {
  for (const watcher of watchers) watcher();
  isLooking = watchers.size > 0;
  if (isLooking) requestAnimationFrame(look);
}
