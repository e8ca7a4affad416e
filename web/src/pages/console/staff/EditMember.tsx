import { type FormEvent, useState } from "react";
import { readMember } from "../../../domain/member.ts";
import type { Member } from "../../../domain/values.ts";
import { useAreaWords, useServices, useWords } from "../../../lib/services.ts";
import { useSubmit } from "../../../lib/submit.ts";
import { ActResult } from "../../../parts/ActResult.tsx";
import { Button } from "../../../parts/Button.tsx";
import { TextField } from "../../../parts/Field.tsx";
import { FormDialog } from "../../../parts/FormDialog.tsx";
import { CheckField } from "../CheckField.tsx";
import { staffWords } from "./words.ts";

const fields = ["name", "title", "chair", "absent"];

/** What a seat is called; and of a judge, title, chair and absence. */
export function EditMember({ path, member, onChange, onClose }: {
  path: string;
  member: Member;
  onChange: () => void;
  onClose: () => void;
}) {
  const { api } = useServices();
  const words = useWords();
  const own = useAreaWords(staffWords);
  const [name, setName] = useState(member.name);
  const [title, setTitle] = useState(member.title ?? "");
  const [chair, setChair] = useState(member.chair ?? false);
  const [absent, setAbsent] = useState(member.state === "absent");
  const isJudge = member.role === "judge";
  const save = useSubmit((key, body: object) =>
    api.send("PATCH", `${path}/${member.id}`, body, readMember, { key })
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const presence = member.state === "invited" ? {} : { absent };
    const judge = isJudge ? { title: title || null, chair, ...presence } : {};
    if (!(await save.run({ name, ...judge }))?.ok) return;
    onClose();
    onChange();
  }

  return (
    <FormDialog title={own.editTitle(member.name)} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <TextField
          label={own.displayName}
          name="name"
          maxLength={32}
          required
          reason={save.fieldReason("name")}
          value={name}
          onChange={setName}
        />
        {isJudge && (
          <>
            <TextField
              label={own.title}
              hint={own.titleHint}
              name="title"
              maxLength={20}
              reason={save.fieldReason("title")}
              value={title}
              onChange={setTitle}
            />
            <CheckField
              name="chair"
              label={own.asChair}
              reason={save.fieldReason("chair")}
              disabled={false}
              isOn={chair}
              onChange={setChair}
            />
            <CheckField
              name="absent"
              label={own.absent}
              hint={own.absentHint}
              reason={save.fieldReason("absent")}
              disabled={member.state === "invited"}
              isOn={absent}
              onChange={setAbsent}
            />
          </>
        )}
        <ActResult of={save} fields={fields} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="main" type="submit" isBusy={save.isPending}>{words.save}</Button>
        </div>
      </form>
    </FormDialog>
  );
}
