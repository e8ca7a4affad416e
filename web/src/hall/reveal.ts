import { percentOf } from "../domain/result.ts";
import { ballotSharesOf } from "../domain/ballotShares.ts";
import type { PublicRound, Side, Verdict } from "../domain/values.ts";

/** Percent of all ballots; null where nobody voted. */
export type Shares = Record<Side | "undecided", number> | null;

/** What a reveal has to tell, all of it known from its first moment on. */
export interface Story {
  /** Of the first round, where the two can be compared. */
  before: Shares;
  after: Shares;
  /** Percentage points each side gained from before to after; null without a comparison. */
  swing: Record<Side, number> | null;
  verdict: Verdict | null;
  /** Ballots that count in the round. */
  voters: number;
}

/** One step of telling it. */
export type Step = "title" | "before" | "after" | "swing" | "verdict";

/** How long each step is looked at before the next; the last one stays. */
const stepMs: Record<Step, number> = {
  title: 3_000,
  before: 4_000,
  after: 4_500,
  swing: 5_500,
  verdict: 0,
};

/** The story of a revealed round: with `post` comes the way from `pre`, once both are revealed. */
export function storyOf(round: PublicRound, rounds: readonly PublicRound[]): Story {
  const find = (kind: PublicRound["kind"]) =>
    rounds.find((one) => one.kind === kind && one.voidedAtMs === null && one.tally !== null);
  const swing = round.swing ?? null;
  const [pre, post] = [find("pre"), find("post")];
  const told = swing ? post ?? round : round;
  return {
    before: swing && pre?.tally ? ballotSharesOf(pre.tally) : null,
    after: told.tally && ballotSharesOf(told.tally),
    swing: swing && {
      affirmative: percentOf(swing.affirmative),
      negative: percentOf(swing.negative),
    },
    verdict: round.verdict ?? null,
    voters: told.tally?.voters ?? 0,
  };
}

/** The steps of a story, in order. */
export function stepsOf({ before, swing, verdict }: Story): Step[] {
  return [
    "title" as const,
    ...(before ? ["before" as const] : []),
    "after" as const,
    ...(swing ? ["swing" as const] : []),
    ...(verdict ? ["verdict" as const] : []),
  ];
}

/** The step that stands so long after the reveal; the last one for good. */
export function stepAt(steps: readonly Step[], sinceMs: number): Step {
  let endMs = 0;
  for (const step of steps.slice(0, -1)) {
    endMs += stepMs[step];
    if (sinceMs < endMs) return step;
  }
  return steps.at(-1) ?? "after";
}
