import { sharesOf } from "../domain/tally.ts";
import type { Side, Tally } from "../domain/values.ts";
import { voteWords } from "../domain/voteWords.ts";
import { useAreaWords } from "../lib/services.ts";

/**
 * How two sides stand: their names, percentages that add to 100, and the bar between them. Without a
 * single point it shows dashes and an empty bar, never an even split.
 */
export function VoteBar({ tally, labels, note }: {
  tally: Pick<Tally, Side>;
  /** The sides' names, as their debate has them. */
  labels: Record<Side, string>;
  /** Said between the two: how many have voted. */
  note?: string;
}) {
  const shares = sharesOf(tally);
  const whole = tally.affirmative + tally.negative;
  const text = (side: Side) => shares ? `${shares[side]}%` : "—";
  return (
    <div className="vote">
      <p className="vote-numbers">
        <Share side="affirmative" label={labels.affirmative} text={text("affirmative")} />
        {note && <span className="vote-note number">{note}</span>}
        <Share side="negative" label={labels.negative} text={text("negative")} />
      </p>
      <div className="vote-bar" aria-hidden="true">
        {/* the whole width, under the other side: so its stripes are never squeezed */}
        <span
          className="vote-fill"
          data-side="negative"
          style={{ transform: `scaleX(${whole === 0 ? 0 : 1})` }}
        />
        <span
          className="vote-fill"
          data-side="affirmative"
          style={{ transform: `scaleX(${whole === 0 ? 0 : tally.affirmative / whole})` }}
        />
      </div>
    </div>
  );
}

function Share({ side, label, text }: { side: Side; label: string; text: string }) {
  const words = useAreaWords(voteWords);
  return (
    <span className="vote-side" data-side={side}>
      <bdi className="vote-label">{label}</bdi>
      {label !== words.side[side] && <span className="unseen">{words.side[side]}</span>}{" "}
      <span className="vote-share number">{text}</span>
    </span>
  );
}
