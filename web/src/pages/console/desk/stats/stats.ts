import { isObject, listOf, oneOf, type Reader, whole } from "../../../../lib/read.ts";
import type { Point } from "../../../../parts/chart/scale.ts";
import type { RoundKind, ShownTally, Side } from "../../../../domain/values.ts";

/** From when, points of both sides, undecided ballots. */
export type TallyPoint = readonly [
  atMs: number,
  affirmative: number,
  negative: number,
  undecided: number,
];

/** A round's numbers over time: a value holds until the next. */
export interface RoundSeries<P> {
  roundId: string;
  kind: RoundKind;
  points: P[];
}

export interface SideCounts {
  danmaku: number;
  likes: number;
  /** Points. */
  gifts: number;
}

/** A debate's numbers over time: the audience's, or with true tallies the organiser's. */
export interface Stats {
  stepSeconds: number;
  series: {
    voters: RoundSeries<Point>[];
    /** null while none may be seen. */
    tally: RoundSeries<TallyPoint>[] | null;
    /** Per step; one in which nothing happened is not there. Viewers: the most at one time. */
    danmaku: Point[];
    viewers: Point[];
    likes: Point[];
    gifts: Point[];
  };
  perSide: Record<Side, SideCounts>;
  totals: {
    voters: number;
    danmaku: number;
    likes: number;
    gifts: number;
    peakViewers: number;
    views: number;
    /** The organiser's alone. */
    held?: number;
    blocked?: number;
  };
  /** The organiser's alone. */
  perClass?: { roundId: string; byClass: NonNullable<ShownTally["byClass"]> }[];
}

const kinds = ["pre", "live", "post"] as const;
const names = ["danmaku", "viewers", "likes", "gifts"] as const;

function rowOf(length: number): Reader<number[]> {
  return (data) =>
    Array.isArray(data) && data.length === length && data.every((value) => whole(value) !== null)
      ? data
      : null;
}

const points = listOf(rowOf(2));

function roundsOf(length: number) {
  const rows = listOf(rowOf(length));
  return listOf((data) =>
    isObject(data) && typeof data.roundId === "string" && oneOf(kinds, data.kind) !== null &&
      rows(data.points) !== null
      ? data
      : null
  );
}

const votersOf = roundsOf(2);
const talliesOf = roundsOf(4);

export const readStats: Reader<Stats> = (data) => {
  if (!isObject(data) || whole(data.stepSeconds) === null) return null;
  const { series, perSide, totals } = data;
  if (!isObject(series) || !isObject(totals) || !isObject(perSide)) return null;
  if (!isObject(perSide.affirmative) || !isObject(perSide.negative)) return null;
  const isWhole = votersOf(series.voters) !== null &&
    (series.tally === null || talliesOf(series.tally) !== null) &&
    names.every((name) => points(series[name]) !== null);
  return isWhole ? data as unknown as Stats : null;
};

/** The finest step that does not draw more than a few hundred points of a debate. */
export function stepFor(lengthMs: number): 10 | 60 | 300 {
  const minutes = lengthMs / 60_000;
  return minutes <= 40 ? 10 : minutes <= 240 ? 60 : 300;
}

/** Each side's percentage of the points over time; nothing until there are some. */
export function shareLines(points: readonly TallyPoint[]): Record<Side, Point[]> {
  const lines: Record<Side, Point[]> = { affirmative: [], negative: [] };
  for (const [atMs, affirmative, negative] of points) {
    const whole = affirmative + negative;
    if (whole === 0) continue;
    const share = Math.round((affirmative * 1000) / whole) / 10;
    lines.affirmative.push([atMs, share]);
    lines.negative.push([atMs, Math.round((100 - share) * 10) / 10]);
  }
  return lines;
}

/** How much a minute, from how much a step. */
export function perMinute(points: readonly Point[], stepSeconds: number): Point[] {
  return points.map(([atMs, value]) => [atMs, Math.round((value * 60) / stepSeconds)]);
}

/** The round whose count is drawn: the one asked for, else the newest that has points. */
export function drawnRound<P>(
  series: readonly RoundSeries<P>[] | null,
  roundId: string | null,
): RoundSeries<P> | null {
  const drawn = (series ?? []).filter(({ points }) => points.length > 0);
  return drawn.find((one) => one.roundId === roundId) ?? drawn.at(-1) ?? null;
}
