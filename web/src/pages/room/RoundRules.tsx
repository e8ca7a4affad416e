import type { PublicRound } from "../../domain/values.ts";
import { voteWords } from "../../domain/voteWords.ts";
import { useAreaWords } from "../../lib/services.ts";
import { useRoom } from "./RoomContext.ts";
import { roomWords } from "./words.ts";

/** The terms of a round in words: who may vote, whether it can be changed, what is shown when. */
export function RoundRules({ round }: { round: PublicRound }) {
  const own = useAreaWords(roomWords);
  const words = useAreaWords(voteWords);
  const { debate, own: { mine } } = useRoom();
  const { countingClasses, winnerRule, verdictBy } = debate.rules;
  return (
    <ul className="rules-list">
      <li>{own.counts(countingClasses.map((one) => own.classes[one]).join(own.and))}</li>
      {mine && <li>{own.youVoteAs[mine.class]}</li>}
      <li>{round.final ? own.isFinal : own.mayChange}</li>
      <li>{own.maySplit}</li>
      {round.undecided && <li>{own.mayBeUndecided}</li>}
      <li>{words.reveal[round.reveal]}{own.colon}{words.revealHint[round.reveal]}</li>
      <li>{own.byRule(words.rule[winnerRule], words.by[verdictBy])}</li>
    </ul>
  );
}
