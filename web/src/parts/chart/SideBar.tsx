import { percentages } from "../../domain/tally.ts";
import { type Side, sides } from "../../domain/values.ts";

/** One count of each side against the other; an empty bar while there is none. */
export function SideBar({ name, counts, text }: {
  name: string;
  counts: Record<Side, number>;
  /** A count in words, with its side. */
  text: (side: Side, count: number) => string;
}) {
  const [share = 0] = percentages([counts.affirmative, counts.negative]) ?? [];
  const isEmpty = counts.affirmative + counts.negative === 0;
  return (
    <div className="side-bar">
      <p className="side-bar-name">{name}</p>
      <p className="side-bar-counts number">
        {sides.map((side) => <span key={side}>{text(side, counts[side])}</span>)}
      </p>
      <div className="vote-bar" aria-hidden="true">
        <span
          className="vote-fill"
          data-side="negative"
          style={{ transform: `scaleX(${isEmpty ? 0 : 1})` }}
        />
        <span
          className="vote-fill"
          data-side="affirmative"
          style={{ transform: `scaleX(${share / 100})` }}
        />
      </div>
    </div>
  );
}
