import type { WholeDebate } from "../../domain/values.ts";

/** Widths from which a text is set smaller, in letters as wide as a Chinese one. */
const middleFrom = 14;
const longFrom = 28;
const longestFrom = 56;

type Length = "short" | "middle" | "long" | "longest";

/** How much room a text takes on one line. */
export function lengthOf(text: string): Length {
  const wide = [...text].reduce(
    (sum, letter) => sum + (letter.codePointAt(0)! > 0x2e7f ? 1 : 0.55),
    0,
  );
  if (wide < middleFrom) return "short";
  if (wide < longFrom) return "middle";
  return wide < longestFrom ? "long" : "longest";
}

/** The sentence debated, as large as its length allows. */
export function Motion({ debate }: { debate: WholeDebate }) {
  return <h1 className="motion" data-length={lengthOf(debate.motion)}>{debate.motion}</h1>;
}
