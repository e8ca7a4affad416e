import { type FormEvent, useState } from "react";
import type { OwnDebate } from "../../../domain/ownDebate.ts";
import { wallTimeOf } from "../../../domain/wallTime.ts";
import { readWholeDebate } from "../../../domain/wholeDebate.ts";
import { useAreaWords, useServices, useWords } from "../../../lib/services.ts";
import { useSubmit } from "../../../lib/submit.ts";
import { ActResult } from "../../../parts/ActResult.tsx";
import { Button } from "../../../parts/Button.tsx";
import { TextField } from "../../../parts/Field.tsx";
import { FormDialog } from "../../../parts/FormDialog.tsx";
import { Switch } from "../../../parts/Switch.tsx";
import { debatesWords } from "./words.ts";

const fields = ["title", "startTime"];

/** Makes another go of a debate, and leads to it. */
export function RerunDialog({ debate, onClose }: { debate: OwnDebate; onClose: () => void }) {
  const { api, router } = useServices();
  const words = useWords();
  const own = useAreaWords(debatesWords);
  const [title, setTitle] = useState(debate.title);
  const [start, setStart] = useState("");
  const [rehearsal, setRehearsal] = useState(false);
  const rerun = useSubmit((key, body: object) =>
    api.send("POST", `/api/live/${debate.liveId}/rerun`, body, readWholeDebate, { key })
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await rerun.run({ title, startTime: wallTimeOf(start), rehearsal });
    if (result?.ok) router.go(`/console/${result.value.id}/edit`);
  }

  return (
    <FormDialog title={own.rerun} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <p className="dialog-text">{own.rerunLead}</p>
        <TextField
          label={own.rerunTitle}
          name="title"
          maxLength={100}
          required
          reason={rerun.fieldReason("title")}
          value={title}
          onChange={setTitle}
        />
        <TextField
          label={own.rerunStart}
          name="startTime"
          type="datetime-local"
          reason={rerun.fieldReason("startTime")}
          value={start}
          onChange={setStart}
        />
        <Switch
          label={own.rerunRehearsal}
          hint={own.rerunRehearsalHint}
          isOn={rehearsal}
          onChange={setRehearsal}
        />
        <ActResult of={rerun} fields={fields} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="main" type="submit" isBusy={rerun.isPending}>{own.rerunGo}</Button>
        </div>
      </form>
    </FormDialog>
  );
}
