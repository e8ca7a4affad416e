import { percentages } from "./tally.ts";
import type { Side, Tally } from "./values.ts";

/** Percent of all ballots, the undecided among them: what a swing is reckoned by. */
export function ballotSharesOf(tally: Tally): Record<Side | "undecided", number> | null {
  const parts = [tally.affirmative, tally.negative, tally.undecided * 100];
  const [affirmative, negative, undecided] = percentages(parts) ?? [];
  if (affirmative === undefined || negative === undefined || undecided === undefined) return null;
  return { affirmative, negative, undecided };
}
