import { type FormEvent, useState } from "react";
import type { Round } from "../../../../domain/values.ts";
import { voteWords } from "../../../../domain/voteWords.ts";
import { useAreaWords, useWords } from "../../../../lib/services.ts";
import { useSubmit } from "../../../../lib/submit.ts";
import { ActResult } from "../../../../parts/ActResult.tsx";
import { Button } from "../../../../parts/Button.tsx";
import { Dialog } from "../../../../parts/Dialog.tsx";
import { TextField } from "../../../../parts/Field.tsx";
import { useDebateSend } from "../useDebateSend.ts";
import { roundWords } from "./words.ts";

/** Makes a round void, with the reason everybody will read. */
export function VoidButton({ liveId, round }: { liveId: string; round: Round }) {
  const own = useAreaWords(roundWords);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button kind="quiet" icon="bin" onClick={() => setAsking(true)}>{own.void}</Button>
      {isAsking && <VoidWindow liveId={liveId} round={round} onClose={() => setAsking(false)} />}
    </>
  );
}

function VoidWindow({ liveId, round, onClose }: {
  liveId: string;
  round: Round;
  onClose: () => void;
}) {
  const own = useAreaWords(roundWords);
  const votes = useAreaWords(voteWords);
  const words = useWords();
  const send = useDebateSend(liveId);
  const [reason, setReason] = useState("");
  const submit = useSubmit((key, reason: string) =>
    send(key, "POST", `/rounds/${round.id}/void`, { reason })
  );

  async function go(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await submit.run(reason);
    if (result?.ok) onClose();
  }

  return (
    <Dialog title={own.voidQuestion(votes.kind[round.kind])} onClose={onClose}>
      <form className="form" onSubmit={go}>
        <p className="dialog-text">{own.voidText}</p>
        <TextField
          label={own.voidReason}
          autoFocus
          value={reason}
          reason={submit.fieldReason("reason")}
          onChange={setReason}
        />
        <ActResult of={submit} fields={["reason"]} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" kind="danger" isBusy={submit.isPending}>{own.void}</Button>
        </div>
      </form>
    </Dialog>
  );
}
