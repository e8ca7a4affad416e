import { choiceText } from "../../domain/choice.ts";
import { voteWords } from "../../domain/voteWords.ts";
import { useAreaWords, useWords } from "../../lib/services.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { useRoom } from "./RoomContext.ts";
import type { Ballot } from "./useBallot.ts";
import { moreWords } from "./moreWords.ts";

/** Asks before a ballot that can never be changed. */
export function FinalDialog({ ballot }: { ballot: Ballot }) {
  const more = useAreaWords(moreWords);
  const words = useAreaWords(voteWords);
  const shared = useWords();
  const { labels } = useRoom();
  if (ballot.asked === null) return null;
  const choice = choiceText(ballot.asked, words, labels);
  return (
    <Dialog title={more.finalQuestion} onClose={ballot.cancel}>
      <p className="dialog-text">{more.finalText(choice)}</p>
      <div className="dialog-acts">
        <Button onClick={ballot.cancel}>{shared.cancel}</Button>
        <Button kind="main" onClick={ballot.confirm}>{more.castFinal(choice)}</Button>
      </div>
    </Dialog>
  );
}
