import type { PublicRound, Round, Side, Tally } from "./values.ts";

/** What a round is now. `closing`: past its deadline, its tally not written yet. */
export type RoundState =
  | "planned"
  | "open"
  | "closing"
  | "closed"
  | "revealed"
  | "void";

/** A round at an instant: as it was told, and what follows from the clock since then. */
export function roundState(round: Round, nowMs: number | null): RoundState {
  if (round.voidedAtMs !== null) return "void";
  if (round.revealedAtMs !== null) return "revealed";
  if (round.state === "closed") return "closed";
  const isPast = (ms: number | null) => ms !== null && nowMs !== null && ms <= nowMs;
  // Nobody has opened it; at its time the server does, and says so.
  if (round.state === "planned") return isPast(round.opensAtMs) ? "open" : "planned";
  return isPast(round.closesAtMs) ? "closing" : round.state;
}

/** Whether a ballot sent now may count: also within the grace of those who see everything late. */
export function takesBallots(round: Round, nowMs: number | null): boolean {
  const state = roundState(round, nowMs);
  if (state !== "closing") return state === "open";
  return round.closesAtMs !== null && nowMs !== null && nowMs < round.closesAtMs + round.graceMs;
}

/**
 * The round a page is about: the one that takes ballots, else the one that was opened last, else the
 * next that is planned. Void ones are none.
 */
export function currentRound<T extends Round>(
  rounds: readonly T[],
  nowMs: number | null,
): T | null {
  const valid = rounds.filter((round) => round.voidedAtMs === null);
  const open = valid.find((round) => takesBallots(round, nowMs));
  if (open) return open;
  const isPlanned = (round: Round) => roundState(round, nowMs) === "planned";
  const begun = valid.filter((round) => !isPlanned(round))
    .sort((one, other) => (other.opensAtMs ?? 0) - (one.opensAtMs ?? 0));
  const next = valid.filter(isPlanned)
    .sort((one, other) => (one.opensAtMs ?? Infinity) - (other.opensAtMs ?? Infinity));
  return begun[0] ?? next[0] ?? null;
}

/** The same round's numbers as they come in ticks: what is hidden is null. */
export interface Counted {
  roundId: string | null;
  affirmative: number | null;
  negative: number | null;
  undecided: number | null;
  voters: number | null;
  band: string | null;
}

/** What of a round's count is there to be shown. */
export type Shown =
  /** Exact, or as of `delaySeconds` ago in mode `delayed`. */
  | { kind: "tally"; tally: Tally }
  /** How far one side leads, in words; `side` is null for `close`. Turnout in tens. */
  | {
    kind: "band";
    degree: "close" | "leading" | "ahead";
    side: Side | null;
    voters: number | null;
  }
  /** Turnout alone: never an empty half and half, which looks like a result. */
  | { kind: "turnout"; voters: number | null };

/** What is shown of a round: what was told with it, else the hot numbers when they are its own. */
export function shownOf(round: PublicRound, counted: Counted): Shown {
  if (round.tally) return { kind: "tally", tally: round.tally };
  if (counted.roundId !== round.id) return { kind: "turnout", voters: null };
  const { affirmative, negative, undecided, voters, band } = counted;
  if (affirmative !== null && negative !== null) {
    const tally = { affirmative, negative, undecided: undecided ?? 0, voters: voters ?? 0 };
    return { kind: "tally", tally };
  }
  const [degree, side = null] = band?.split(":") ?? [];
  if (degree === "close" || degree === "leading" || degree === "ahead") {
    return { kind: "band", degree, side: side as Side | null, voters };
  }
  return { kind: "turnout", voters };
}
