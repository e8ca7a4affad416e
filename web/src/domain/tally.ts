import type { Side, Tally } from "./values.ts";

/**
 * The parts as whole percentages that add to 100, by largest remainder; null when there is nothing
 * to divide. Of equal remainders the smaller part is rounded up, then the earlier one; so two sides
 * swapped give the same percentages swapped.
 * @param parts whole numbers, none below zero.
 */
export function percentages(parts: readonly number[]): number[] | null {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole <= 0) return null;
  const shares = parts.map((part) => Math.floor((part * 100) / whole));
  const remainder = (at: number) => ((parts[at] ?? 0) * 100) % whole;
  const order = parts.map((_, at) => at).sort((one, other) =>
    remainder(other) - remainder(one) || (parts[one] ?? 0) - (parts[other] ?? 0) || one - other
  );
  const missing = 100 - shares.reduce((sum, share) => sum + share, 0);
  for (const at of order.slice(0, missing)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

/** Percent of the points for each side; null while there are no points: never an even split. */
export function sharesOf(tally: Pick<Tally, Side>): Record<Side, number> | null {
  const [affirmative, negative] = percentages([tally.affirmative, tally.negative]) ?? [];
  return affirmative === undefined || negative === undefined ? null : { affirmative, negative };
}
