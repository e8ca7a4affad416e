import { type FormEvent, useState } from "react";
import type { Restriction } from "../../../../domain/values.ts";
import { useAreaWords, useWords } from "../../../../lib/services.ts";
import { useSubmit } from "../../../../lib/submit.ts";
import { ActResult } from "../../../../parts/ActResult.tsx";
import { Button } from "../../../../parts/Button.tsx";
import { Select, TextField } from "../../../../parts/Field.tsx";
import { FormDialog } from "../../../../parts/FormDialog.tsx";
import { useDebateSend } from "../useDebateSend.ts";
import type { SaidLine } from "./LineList.tsx";
import { readRestriction } from "./verdicts.ts";
import { moderationWords } from "./words.ts";

/** Whom to restrict, and how. */
export interface Restricting {
  kind: Restriction["kind"];
  line: SaidLine;
}

const lengths = ["600", "3600", "86400", "end"] as const;

/** Mutes or bans the author of a line; Enter alone does the usual thing. */
export function RestrictWindow({ liveId, of: { kind, line }, onDone, onClose }: {
  liveId: string;
  of: Restricting;
  onDone: (restriction: Restriction) => void;
  onClose: () => void;
}) {
  const own = useAreaWords(moderationWords);
  const words = useWords();
  const send = useDebateSend(liveId);
  const [length, setLength] = useState<typeof lengths[number]>("600");
  const [reason, setReason] = useState(own.usualWhy);
  const submit = useSubmit((key, body: Record<string, unknown>) =>
    send(key, "POST", "/restrictions", body, readRestriction)
  );
  const isMute = kind === "mute";

  async function go(event: FormEvent): Promise<void> {
    event.preventDefault();
    const seconds = isMute && length !== "end" ? { seconds: Number(length) } : {};
    const result = await submit.run({ kind, authorTag: line.author.tag, reason, ...seconds });
    if (!result?.ok) return;
    onDone(result.value);
    onClose();
  }

  return (
    <FormDialog
      title={(isMute ? own.muteQuestion : own.banQuestion)(line.author.name)}
      onClose={onClose}
    >
      <form className="form" onSubmit={go}>
        <p className="dialog-text">{isMute ? own.muteText : own.banText}</p>
        {isMute && (
          <Select
            label={own.length}
            value={length}
            options={lengths.map((value) => ({ value, name: own.lengths[value] }))}
            onChange={setLength}
          />
        )}
        <TextField
          label={own.why}
          value={reason}
          reason={submit.fieldReason("reason")}
          onChange={setReason}
        />
        <ActResult of={submit} fields={["reason"]} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" kind="danger" isBusy={submit.isPending}>
            {isMute ? own.mute : own.ban}
          </Button>
        </div>
      </form>
    </FormDialog>
  );
}
