import type { WholeDebate } from "../../../domain/values.ts";
import type { FieldName } from "./form.ts";

/** What stays changeable once a debate has started. */
const openAfterStart: readonly FieldName[] = [
  "description",
  "coverImage",
  "tags",
  "settings.autoOpenLive",
  "settings.giftBudget",
  "settings.revealOrder",
];

/** What is voted on: it stays from the first ballot on. */
const votedOn: readonly FieldName[] = [
  "title",
  "motion",
  "sides.affirmative.label",
  "sides.negative.label",
];

/** Why a field cannot change any more, null while it can; the server decides by the same rule. */
export function lockOf(
  debate: WholeDebate | null,
  name: FieldName,
): "voted" | "started" | "ended" | "made" | null {
  if (debate === null) return null;
  if (name === "rehearsal") return "made";
  const hasBallots = debate.rulesLockedAtMs !== null;
  if (name.startsWith("rules.")) return hasBallots ? "voted" : debate.status === 2 ? "ended" : null;
  if (hasBallots && votedOn.includes(name)) return "voted";
  return debate.status !== 0 && !openAfterStart.includes(name) ? "started" : null;
}
