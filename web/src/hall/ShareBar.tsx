import type { CSSProperties } from "react";
import { useAreaWords } from "../lib/services.ts";
import type { Shares } from "./reveal.ts";
import { hallWords } from "./words.ts";

/**
 * Shares as a bar alone, the affirmative left; what lies open between the sides is undecided. Without
 * ballots it is empty: never an even split, which looks like a result.
 */
export function ShareBar({ shares }: { shares: Shares }) {
  const words = useAreaWords(hallWords);
  const label = shares
    ? words.barLabel(String(shares.affirmative), String(shares.negative))
    : words.noBallots;
  return (
    <div className="share-bar" role="img" aria-label={label}>
      <span className="share-bar-affirmative" style={shifted(-1, shares?.affirmative ?? 0)} />
      <span className="share-bar-negative" style={shifted(1, shares?.negative ?? 0)} />
    </div>
  );
}

/** Both sides are as wide as the bar and pushed out of it by what they lack: stripes stay straight. */
function shifted(direction: 1 | -1, percent: number): CSSProperties {
  return { transform: `translateX(${direction * (100 - percent)}%)` };
}
