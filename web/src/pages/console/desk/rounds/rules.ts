import type { VoterClass } from "../../../../domain/mine.ts";
import type { RoundKind, VoteRules, WholeDebate } from "../../../../domain/values.ts";

/** The rules of the vote and the order of reveals as they stand in a form. */
export interface RulesDraft {
  winnerRule: VoteRules["winnerRule"];
  minPaired: string;
  tieRule: VoteRules["tieRule"];
  countingClasses: readonly VoterClass[];
  revealOrder: readonly RoundKind[];
}

export function rulesOf({ rules, settings }: WholeDebate): RulesDraft {
  const { winnerRule, minPaired, tieRule, countingClasses } = rules;
  return {
    winnerRule,
    minPaired: String(minPaired),
    tieRule,
    countingClasses,
    revealOrder: settings.revealOrder,
  };
}

/** The draft as an edit; what is locked is left out, so that the rest can still be saved. */
export function rulesBody(
  draft: RulesDraft,
  locks: { rules: boolean; order: boolean },
): Record<string, unknown> {
  const { winnerRule, tieRule, countingClasses, revealOrder } = draft;
  const minPaired = draft.minPaired && Number(draft.minPaired);
  return {
    ...(locks.rules ? {} : { rules: { winnerRule, minPaired, tieRule, countingClasses } }),
    ...(locks.order ? {} : { settings: { revealOrder } }),
  };
}

/** All ways to order the three kinds. */
export const revealOrders: readonly (readonly RoundKind[])[] = [
  ["pre", "live", "post"],
  ["pre", "post", "live"],
  ["live", "pre", "post"],
  ["live", "post", "pre"],
  ["post", "pre", "live"],
  ["post", "live", "pre"],
];
