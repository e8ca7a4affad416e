import { type FormEvent, useMemo, useState } from "react";
import type { Round, RoundKind } from "../../../../domain/values.ts";
import { voteWords } from "../../../../domain/voteWords.ts";
import { useAreaWords, useWords } from "../../../../lib/services.ts";
import { useSubmit } from "../../../../lib/submit.ts";
import { ActResult } from "../../../../parts/ActResult.tsx";
import { Button } from "../../../../parts/Button.tsx";
import { FormDialog } from "../../../../parts/FormDialog.tsx";
import { type Base, ConflictNotice } from "../../ConflictNotice.tsx";
import { useDebateSend } from "../useDebateSend.ts";
import { roundAmong, termsBody, type TermsDraft, termsOf, usualTerms } from "./terms.ts";
import { TermsFields, termsFields } from "./TermsFields.tsx";
import { roundWords } from "./words.ts";

interface Props {
  liveId: string;
  kind: RoundKind;
  /** null: it is planned by this. */
  round: Round | null;
}

/** Plans a round, or changes the terms of a planned one, in a window. */
export function TermsButton(props: Props) {
  const own = useAreaWords(roundWords);
  const [isOpen, setOpen] = useState(false);
  const isNew = props.round === null;
  return (
    <>
      <Button icon={isNew ? "plus" : "edit"} onClick={() => setOpen(true)}>
        {isNew ? own.plan : own.edit}
      </Button>
      {isOpen && <TermsWindow {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function TermsWindow({ liveId, kind, round, onClose }: Props & { onClose: () => void }) {
  const own = useAreaWords(roundWords);
  const votes = useAreaWords(voteWords);
  const words = useWords();
  const send = useDebateSend(liveId);
  const [base, setBase] = useState(() => round ? told(round) : unplanned(kind));
  const [draft, setDraft] = useState(base.form);
  const read = useMemo(() => roundAmong(round?.id ?? null), [round?.id]);
  const submit = useSubmit((key, revision: number, body: Record<string, unknown>) =>
    round
      ? send(key, "PATCH", `/rounds/${round.id}`, { revision, ...body })
      : send(key, "POST", "/rounds", { kind, ...body })
  );

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await submit.run(base.revision, termsBody(kind, draft));
    if (result?.ok) onClose();
  }

  return (
    <FormDialog
      title={(round ? own.editTitle : own.planTitle)(votes.kind[kind])}
      onClose={onClose}
    >
      <form
        className="form"
        onSubmit={save}
      >
        <p className="field-hint">{own.editHint}</p>
        <TermsFields
          kind={kind}
          draft={draft}
          onChange={setDraft}
          fieldReason={submit.fieldReason}
        />
        {submit.failure?.reason === "revision_moved"
          ? (
            <ConflictNotice
              path={`/api/live/${liveId}/rounds`}
              read={read}
              told={told}
              base={base}
              typed={draft}
              names={own.term}
              onChosen={(newBase, kept) => {
                setBase(newBase);
                setDraft(kept);
                submit.reset();
              }}
            />
          )
          : <ActResult of={submit} fields={termsFields} />}
        <div className="dialog-acts">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" kind="main" isBusy={submit.isPending}>
            {round ? words.save : own.savePlan}
          </Button>
        </div>
      </form>
    </FormDialog>
  );
}

function told(round: Round): Base<TermsDraft> {
  return { revision: round.revision, form: termsOf(round) };
}

function unplanned(kind: RoundKind): Base<TermsDraft> {
  return { revision: 0, form: usualTerms(kind) };
}
