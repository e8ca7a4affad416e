import type { OwnBallot } from "./mine.ts";
import type { Side } from "./values.ts";
import type { VoteWords } from "./voteWords.ts";

/** Points for the affirmative side, 0 … 100, the rest is the negative side's; or undecided. */
export type Choice = number | "undecided";

export function choiceBody(choice: Choice) {
  return choice === "undecided" ? { undecided: true } : { affirmativePoints: choice };
}

/** All points for one side. */
export function choiceOf(side: Side): Choice {
  return side === "affirmative" ? 100 : 0;
}

export function chosen({ affirmativePoints }: OwnBallot): Choice {
  return affirmativePoints ?? "undecided";
}

/** The side that has more than half of the points, null when none has. */
export function sideOf(choice: Choice | null): Side | null {
  if (choice === null || choice === "undecided" || choice === 50) return null;
  return choice > 50 ? "affirmative" : "negative";
}

/** A choice in words: a side by its name, a split by its points. */
export function choiceText(choice: Choice, words: VoteWords, labels: Record<Side, string>): string {
  if (choice === "undecided") return words.stance.undecided;
  if (choice === 100) return labels.affirmative;
  if (choice === 0) return labels.negative;
  return `${labels.affirmative} ${choice} : ${100 - choice} ${labels.negative}`;
}
