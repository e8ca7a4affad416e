import { useState } from "react";
import type { Round } from "../../../../domain/values.ts";
import { voteWords } from "../../../../domain/voteWords.ts";
import { useAreaWords } from "../../../../lib/services.ts";
import { Button } from "../../../../parts/Button.tsx";
import { ReasonDialog } from "../../ReasonDialog.tsx";
import { useDebateSend } from "../useDebateSend.ts";
import { roundWords } from "./words.ts";

/** Makes a round void, with the reason everybody will read. */
export function VoidButton({ liveId, round }: { liveId: string; round: Round }) {
  const own = useAreaWords(roundWords);
  const votes = useAreaWords(voteWords);
  const send = useDebateSend(liveId);
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <Button kind="quiet" icon="bin" onClick={() => setAsking(true)}>{own.void}</Button>
      {isAsking && (
        <ReasonDialog
          question={own.voidQuestion(votes.kind[round.kind])}
          consequence={own.voidText}
          confirm={own.void}
          act={(key, reason) => send(key, "POST", `/rounds/${round.id}/void`, { reason })}
          onDone={close}
          onClose={close}
        />
      )}
    </>
  );
}
