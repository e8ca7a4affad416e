import type { Shown } from "../../../../domain/round.ts";
import { fullCount } from "../../../../domain/formats.ts";
import { bandText, voteWords } from "../../../../domain/voteWords.ts";
import type { PublicRound, Tally, WholeDebate } from "../../../../domain/values.ts";
import { useAreaWords, useLanguage } from "../../../../lib/services.ts";
import { VoteBar } from "../../../../parts/VoteBar.tsx";
import { statsWords } from "../stats/words.ts";

/** What the audience is shown of a round, in the form it is shown. */
export function ShownCount({ debate, round, shown }: {
  debate: WholeDebate;
  round: PublicRound;
  shown: Shown;
}) {
  const votes = useAreaWords(voteWords);
  const language = useLanguage();
  const label = (side: "affirmative" | "negative") => debate.sides[side].label;
  if (shown.kind === "tally") {
    const isLate = round.reveal === "delayed" && round.revealedAtMs === null;
    return (
      <>
        <TallyView debate={debate} tally={shown.tally} />
        {isLate && <p className="field-hint">{votes.delayedBy(String(round.delaySeconds))}</p>}
      </>
    );
  }
  const voters = fullCount(shown.voters ?? 0, language);
  return (
    <p className="desk-words">
      <strong>{shown.kind === "band" ? bandText(shown, votes, label) : votes.hidden}</strong>{" "}
      <span className="number">
        {shown.kind === "band" ? votes.turnoutInTens(voters) : votes.turnout(voters)}
      </span>
    </p>
  );
}

/** A count in full: both sides, the undecided, the ballots. */
export function TallyView({ debate, tally }: { debate: WholeDebate; tally: Tally }) {
  const own = useAreaWords(statsWords);
  const language = useLanguage();
  const { affirmative, negative } = debate.sides;
  return (
    <>
      <VoteBar
        tally={tally}
        labels={{ affirmative: affirmative.label, negative: negative.label }}
      />
      <p className="field-hint number">
        {own.ballots(fullCount(tally.voters, language))}
        {tally.undecided > 0 && ` · ${own.undecided(fullCount(tally.undecided, language))}`}
      </p>
    </>
  );
}
