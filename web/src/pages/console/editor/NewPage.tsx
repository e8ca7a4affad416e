import type { Account } from "../../../domain/account.ts";
import { changedFields } from "../../../lib/edits.ts";
import { filled, isObject } from "../../../lib/read.ts";
import { useAreaWords, useServices } from "../../../lib/services.ts";
import { useSubmit } from "../../../lib/submit.ts";
import { useTitle } from "../../../lib/title.ts";
import { ActResult } from "../../../parts/ActResult.tsx";
import { Button } from "../../../parts/Button.tsx";
import { PageHead } from "../PageHead.tsx";
import { EditorForm } from "./EditorForm.tsx";
import { blankForm, bodyOf, fieldNames } from "./form.ts";
import { useEditing, useTyped } from "./useEditing.ts";
import { editorWords } from "./words.ts";

/** Makes a debate, and leads to its desk. */
export function NewPage({ account }: { account: Account }) {
  const { api, router, session } = useServices();
  const own = useAreaWords(editorWords);
  const typed = useTyped(`${account.userId} new`, blankForm, 0);
  const make = useSubmit((key, body: object) =>
    api.send("POST", "/api/live/create", body, readMade, { key })
  );
  const editing = useEditing(null, typed.form, typed.set, make);
  useTitle(own.create);

  async function submit(): Promise<void> {
    const names = [...changedFields(typed.form, blankForm), "title", "category"] as const;
    const result = await make.run(bodyOf(typed.form, names));
    if (!result?.ok) return;
    typed.forget();
    await session.greet(api); // one more seat: one's name in the header leads to the console
    router.go(`/console/${result.value}`);
  }

  return (
    <>
      <PageHead title={own.create} lead={own.createLead} />
      <EditorForm debate={null} editing={editing} failure={make.failure} onSubmit={submit}>
        <Button kind="main" type="submit" isBusy={make.isPending}>{own.made}</Button>
        {typed.isChanged && (
          <Button onClick={() => typed.rebase({ revision: 0, form: blankForm }, blankForm)}>
            {own.discard}
          </Button>
        )}
        <ActResult of={make} fields={fieldNames} />
        {typed.isRestored && <p className="soft" role="status">{own.restored}</p>}
      </EditorForm>
    </>
  );
}

function readMade(data: unknown): string | null {
  return isObject(data) ? filled(data.liveId) : null;
}
