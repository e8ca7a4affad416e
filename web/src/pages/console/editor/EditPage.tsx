import { readWholeDebate } from "../../../domain/wholeDebate.ts";
import { changedFields } from "../../../lib/edits.ts";
import { useAreaWords, useServices, useWords } from "../../../lib/services.ts";
import { useSubmit } from "../../../lib/submit.ts";
import { ActResult } from "../../../parts/ActResult.tsx";
import { Button } from "../../../parts/Button.tsx";
import { ConflictNotice } from "../ConflictNotice.tsx";
import type { SectionProps } from "../SectionPage.tsx";
import { EditorForm } from "./EditorForm.tsx";
import { bodyOf, fieldNames, formOf } from "./form.ts";
import { useEditing, useTyped } from "./useEditing.ts";
import { editorWords } from "./words.ts";

/** Edits a debate; what somebody else changed meanwhile is shown, and what was typed stays. */
export function EditPage({ debate, account, onChange }: SectionProps) {
  const { api } = useServices();
  const words = useWords();
  const own = useAreaWords(editorWords);
  const typed = useTyped(`${account.userId} ${debate.id}`, formOf(debate), debate.revision);
  const { base, form } = typed;
  const path = `/api/live/${debate.id}`;
  const save = useSubmit((key, body: object) =>
    api.send("PATCH", path, body, readWholeDebate, { key })
  );
  const editing = useEditing(debate, form, (name, value) => {
    typed.set(name, value);
    if (save.state === "done") save.reset();
  }, save);
  const isOvertaken = save.failure?.reason === "revision_moved";

  async function submit(): Promise<void> {
    const body = bodyOf(form, changedFields(form, base.form));
    const result = await save.run({ revision: base.revision, ...body });
    if (!result?.ok) return;
    const told = formOf(result.value);
    typed.rebase({ revision: result.value.revision, form: told }, told);
    onChange();
  }

  function discard(): void {
    save.reset();
    typed.rebase({ revision: debate.revision, form: formOf(debate) }, formOf(debate));
  }

  return (
    <EditorForm
      debate={debate}
      editing={editing}
      failure={save.failure}
      onSubmit={submit}
    >
      {isOvertaken
        ? (
          <ConflictNotice
            path={path}
            read={readWholeDebate}
            told={(value) => ({ revision: value.revision, form: formOf(value) })}
            base={base}
            typed={form}
            names={own.field}
            onChosen={(told, kept) => {
              typed.rebase(told, kept);
              save.reset();
              onChange();
            }}
          />
        )
        : (
          <>
            <Button
              kind="main"
              type="submit"
              disabled={!typed.isChanged}
              isBusy={save.isPending}
            >
              {words.save}
            </Button>
            {typed.isChanged && <Button onClick={discard}>{own.discard}</Button>}
            <ActResult of={save} done={own.saved} fields={fieldNames} />
            {typed.isRestored && <p className="soft" role="status">{own.restored}</p>}
          </>
        )}
    </EditorForm>
  );
}
