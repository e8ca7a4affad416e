import { isObject, listOf, type Reader } from "../lib/read.ts";
import type {
  Flow,
  Fraction,
  Round,
  ShownTally,
  Side,
  Stance,
  Swing,
  Tally,
  Verdict,
  VoteRules,
} from "./values.ts";

/** What the votes of a debate say, as far as it is revealed: `GET /api/live/{liveId}/result`. */
export interface DebateResult {
  rules: VoteRules;
  /** Void ones too. */
  rounds: { round: Round; tally: Tally | null; byClass: ShownTally["byClass"] }[];
  swing: Swing | null;
  flow: Flow | null;
  conversion: { toAffirmative: Fraction; toNegative: Fraction } | null;
  verdict: Verdict | null;
  ticketsVoid: number;
}

const readRounds = listOf((data) => isObject(data) && isObject(data.round) ? data : null);

export const readResult: Reader<DebateResult> = (data) =>
  isObject(data) && isObject(data.rules) && readRounds(data.rounds) !== null
    ? data as unknown as DebateResult
    : null;

/** A fraction in hundredths, to one digit behind the point: 9/100 is 9, 1/3 is 33.3. */
export function percentOf({ numerator, denominator }: Fraction): number {
  const tenths = Math.round((Math.abs(numerator) * 1000) / denominator);
  return (Math.sign(numerator) * tenths) / 10 || 0; // never −0
}

/** One of the nine moves of voters of both rounds. */
export interface Move {
  from: Stance;
  to: Stance;
  voters: number;
  /** Of those who started there; 0 when nobody did. */
  share: number;
}

const stances: readonly Stance[] = ["affirmative", "negative", "undecided"];

/** The flow as a table: a row for each stance before, a column for each after. */
export function movesOf(flow: Flow): Move[][] {
  return stances.map((from) => {
    const started = stances.reduce((sum, to) => sum + flow[from][to], 0);
    return stances.map((to) => {
      const voters = flow[from][to];
      return { from, to, voters, share: started === 0 ? 0 : voters / started };
    });
  });
}

/** Who has a ballot that counts in both rounds. */
export function pairedOf(flow: Flow): number {
  return movesOf(flow).flat().reduce((sum, { voters }) => sum + voters, 0);
}

/**
 * The rate of those who came to each side: of the voters of both rounds who had not started there.
 * Nobody is a rate of 0.
 */
export function conversionOf(flow: Flow): Record<Side, Fraction> {
  const to = (side: Side): Fraction => {
    const others = stances.filter((stance) => stance !== side);
    const came = others.reduce((sum, from) => sum + flow[from][side], 0);
    const could = others.reduce(
      (sum, from) => sum + stances.reduce((row, stance) => row + flow[from][stance], 0),
      0,
    );
    return could === 0 ? { numerator: 0, denominator: 1 } : { numerator: came, denominator: could };
  };
  return { affirmative: to("affirmative"), negative: to("negative") };
}
