import { type FormEvent, type ReactNode, useState } from "react";
import type { Result } from "../../lib/api.ts";
import { useAreaWords, useWords } from "../../lib/services.ts";
import { useSubmit } from "../../lib/submit.ts";
import { ActResult } from "../../parts/ActResult.tsx";
import { Button } from "../../parts/Button.tsx";
import { TextField } from "../../parts/Field.tsx";
import { FormDialog } from "../../parts/FormDialog.tsx";
import { consoleWords } from "./words.ts";

/** Asks before an act that goes on record with its reason. */
export function ReasonDialog<T>({ question, consequence, confirm, act, onDone, onClose }: {
  question: string;
  consequence: ReactNode;
  confirm: string;
  act: (key: string, reason: string) => Promise<Result<T>>;
  onDone: () => void;
  onClose: () => void;
}) {
  const words = useWords();
  const own = useAreaWords(consoleWords);
  const [reason, setReason] = useState("");
  const submit = useSubmit(act);

  async function go(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!(await submit.run(reason))?.ok) return;
    onClose();
    onDone();
  }

  return (
    <FormDialog title={question} onClose={onClose}>
      <form className="form" onSubmit={go}>
        <div className="dialog-text">{consequence}</div>
        <TextField
          label={own.reason}
          hint={own.reasonHint}
          name="reason"
          maxLength={200}
          required
          reason={submit.fieldReason("reason")}
          value={reason}
          onChange={setReason}
        />
        <ActResult of={submit} fields={["reason"]} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="danger" type="submit" isBusy={submit.isPending}>{confirm}</Button>
        </div>
      </form>
    </FormDialog>
  );
}
