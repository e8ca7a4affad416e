import { choiceText, chosen } from "../../domain/choice.ts";
import { voteWords } from "../../domain/voteWords.ts";
import { useAreaWords } from "../../lib/services.ts";
import { useRoundState } from "../../live/hooks.ts";
import { ActResult } from "../../parts/ActResult.tsx";
import { useRoom } from "./RoomContext.ts";
import type { Ballot } from "./useBallot.ts";
import { roomWords } from "./words.ts";

/** One's own ballot and what became of the last one: being sent, counted, or refused and why. */
export function OwnBallot({ ballot }: { ballot: Ballot }) {
  const words = useAreaWords(voteWords);
  const own = useAreaWords(roomWords);
  const { labels, own: { mine } } = useRoom();
  const state = useRoundState(ballot.round);
  const { submit } = ballot;
  const isUnknown = submit.failure !== null &&
    (submit.failure.code === 0 || submit.failure.code >= 500);
  if (state === "planned" || !mine) return null;
  return (
    <div className="own-ballot">
      <p className="own-choice">
        {ballot.own
          ? own.ownChoice(choiceText(chosen(ballot.own), words, labels))
          : ballot.isOpen
          ? own.notYet
          : own.notVoted}
        {ballot.own && (
          <span className="own-receipt" title={own.receiptHint}>
            {own.receipt} <code>{ballot.own.receipt}</code>
          </span>
        )}
      </p>
      <ActResult
        of={submit}
        done={ballot.isOpen && (ballot.round.final ? own.countedFinal : own.counted)}
      />
      {submit.isPending && <p className="own-sending" role="status">{own.sending}</p>}
      {isUnknown && <p className="own-sending">{own.repeatHint}</p>}
    </div>
  );
}
