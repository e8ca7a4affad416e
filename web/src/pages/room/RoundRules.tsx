import type { PublicRound } from "../../domain/values.ts";
import { resultWords } from "../../domain/resultWords.ts";
import { voteWords } from "../../domain/voteWords.ts";
import { useAreaWords } from "../../lib/services.ts";
import { useRoom } from "./RoomContext.ts";
import { moreWords } from "./moreWords.ts";

/** The terms of a round in words: who may vote, whether it can be changed, what is shown when. */
export function RoundRules({ round }: { round: PublicRound }) {
  const more = useAreaWords(moreWords);
  const words = useAreaWords(voteWords);
  const results = useAreaWords(resultWords);
  const { debate, own: { mine } } = useRoom();
  const { countingClasses, winnerRule, verdictBy } = debate.rules;
  return (
    <ul className="rules-list">
      <li>{more.counts(countingClasses.map((one) => more.classes[one]).join(more.and))}</li>
      {mine && <li>{more.youVoteAs[mine.class]}</li>}
      <li>{round.final ? more.isFinal : more.mayChange}</li>
      <li>{more.maySplit}</li>
      {round.undecided && <li>{more.mayBeUndecided}</li>}
      <li>{words.reveal[round.reveal]}{more.colon}{words.revealHint[round.reveal]}</li>
      <li>{more.byRule(results.rule[winnerRule], results.by[verdictBy])}</li>
    </ul>
  );
}
