import { signedPoints } from "../../domain/moreFormats.ts";
import { percentOf } from "../../domain/result.ts";
import { resultWords } from "../../domain/resultWords.ts";
import { ballotSharesOf } from "../../domain/ballotShares.ts";
import { type PublicRound, sides, type Swing } from "../../domain/values.ts";
import { useAreaWords, useLanguage } from "../../lib/services.ts";
import { useRoom } from "./RoomContext.ts";
import { moreWords } from "./moreWords.ts";

/** How far each side's share of all ballots moved: the movement large, where it came from small. */
export function SwingPanel({ swing, rounds }: { swing: Swing; rounds: readonly PublicRound[] }) {
  const words = useAreaWords(resultWords);
  const more = useAreaWords(moreWords);
  const language = useLanguage();
  const { labels } = useRoom();
  const sharesOfKind = (kind: "pre" | "post") => {
    const tally = rounds.find((round) => round.kind === kind)?.tally;
    return tally ? ballotSharesOf(tally) : null;
  };
  const [before, after] = [sharesOfKind("pre"), sharesOfKind("post")];
  return (
    <section className="result-part">
      <h3>{more.swing}</h3>
      <div className="swings">
        {sides.map((side) => (
          <p key={side} className="swing" data-side={side}>
            <bdi className="swing-label">{labels[side]}</bdi>
            <span className="swing-value number">
              {signedPoints(percentOf(swing[side]), language)} <small>{words.swingUnit}</small>
            </span>
            {before && after && (
              <span className="swing-path number">
                {more.before} {before[side]}% → {more.after} {after[side]}%
              </span>
            )}
          </p>
        ))}
      </div>
      <p className="round-note">{more.swingHint}</p>
    </section>
  );
}
