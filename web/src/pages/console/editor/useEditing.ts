import { useEffect, useMemo, useState } from "react";
import type { ToldDebate } from "../../../domain/wholeDebate.ts";
import { changedFields } from "../../../lib/edits.ts";
import { useAreaWords } from "../../../lib/services.ts";
import type { Submit } from "../../../lib/submit.ts";
import { Drafts } from "./draft.ts";
import { type DebateForm, type FieldName } from "./form.ts";
import { lockOf } from "./locks.ts";
import { editorWords } from "./words.ts";

/** A form being filled in, for the groups of its fields. */
export interface Editing {
  form: DebateForm;
  set: <N extends FieldName>(name: N, value: DebateForm[N]) => void;
  /** What the control of a field is to say: its label, what is wrong, and whether it is locked. */
  tie: (name: FieldName, hint?: string) => {
    name: FieldName;
    label: string;
    hint: string | undefined;
    reason: string | null;
    disabled: boolean;
  };
}

const drafts = new Drafts();

/**
 * What is typed, kept beyond a reload under `name`, upon `start` as it was then: of what somebody
 * changed meanwhile the server tells when it is saved, and the reader chooses. While nothing is
 * typed, the form follows `start`.
 */
export function useTyped(name: string, start: DebateForm, revision: number) {
  const [kept] = useState(() => drafts.get(name));
  const [base, setBase] = useState(
    kept ? { revision: kept.revision, form: kept.base } : { revision, form: start },
  );
  const [form, setForm] = useState(kept?.form ?? start);
  const isChanged = changedFields(form, base.form).length > 0;
  const [isRestored, setRestored] = useState(kept !== null && isChanged);

  useEffect(() => {
    const { revision, form: under } = base;
    drafts.set(name, isChanged ? { revision, base: under, form } : null);
  }, [name, isChanged, base, form]);

  useEffect(() => {
    if (isChanged || revision <= base.revision) return;
    setBase({ revision, form: start });
    setForm(start);
  }, [isChanged, revision, base, start]);

  return {
    form,
    base,
    isChanged,
    isRestored,
    set: <N extends FieldName>(field: N, value: DebateForm[N]) =>
      setForm((before) => ({ ...before, [field]: value })),
    /** The server has this now, and so much of it is typed over. */
    rebase: (told: { revision: number; form: DebateForm }, typed: DebateForm) => {
      setBase(told);
      setForm(typed);
      setRestored(false);
    },
    forget: () => drafts.set(name, null),
  };
}

export function useEditing(
  debate: ToldDebate | null,
  form: DebateForm,
  set: Editing["set"],
  submit: Pick<Submit<[], unknown>, "fieldReason">,
): Editing {
  const own = useAreaWords(editorWords);
  return useMemo(() => ({
    form,
    set,
    tie: (name, hint) => {
      const lock = lockOf(debate, name);
      return {
        name,
        label: own.field[name],
        hint: lock ? own.lock[lock] : hint,
        reason: submit.fieldReason(name),
        disabled: lock !== null,
      };
    },
  }), [debate, form, set, submit, own]);
}
