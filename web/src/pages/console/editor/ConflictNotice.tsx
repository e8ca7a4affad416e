import { useEffect, useRef } from "react";
import { readWholeDebate } from "../../../domain/wholeDebate.ts";
import { useLoad } from "../../../lib/load.ts";
import { useAreaWords } from "../../../lib/services.ts";
import { Button } from "../../../parts/Button.tsx";
import { LoadedPart } from "../../../parts/LoadedPart.tsx";
import { changedFields, formOf, mergedForm } from "./form.ts";
import type { useTyped } from "./useEditing.ts";
import { editorWords } from "./words.ts";

/** Somebody else was faster: says what they changed, and lets the reader choose. */
export function ConflictNotice({ path, typed, onChosen }: {
  path: string;
  typed: ReturnType<typeof useTyped>;
  onChosen: () => void;
}) {
  const own = useAreaWords(editorWords);
  const loaded = useLoad(path, readWholeDebate);
  // until the answer is here, what is kept may be the debate that was typed over
  const isNew = loaded.value !== null && loaded.value.revision > typed.base.revision;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      className="conflict"
      role="alertdialog"
      aria-label={own.conflictTitle}
      tabIndex={-1}
      ref={box}
    >
      <p className="conflict-title">{own.conflictTitle}</p>
      <LoadedPart of={{ ...loaded, value: isNew ? loaded.value : null }}>
        {(debate) => {
          const theirs = formOf(debate);
          const { base, form } = typed;
          const changed = changedFields(theirs, base.form).map((name) => own.field[name]);
          const told = { revision: debate.revision, form: theirs };
          return (
            <>
              <p>{own.conflictText(changed.join("、") || own.conflictNone)}</p>
              <div className="form-acts">
                <Button
                  kind="main"
                  onClick={() => {
                    typed.rebase(told, mergedForm(base.form, form, theirs));
                    onChosen();
                  }}
                >
                  {own.keepMine}
                </Button>
                <Button
                  onClick={() => {
                    typed.rebase(told, theirs);
                    onChosen();
                  }}
                >
                  {own.takeTheirs}
                </Button>
              </div>
            </>
          );
        }}
      </LoadedPart>
    </div>
  );
}
