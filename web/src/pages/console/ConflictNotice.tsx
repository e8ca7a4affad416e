import { useEffect, useRef } from "react";
import { changedFields, mergedForm } from "../../lib/edits.ts";
import { useLoad } from "../../lib/load.ts";
import type { Reader } from "../../lib/read.ts";
import { useAreaWords } from "../../lib/services.ts";
import { Button } from "../../parts/Button.tsx";
import { LoadedPart } from "../../parts/LoadedPart.tsx";
import { consoleWords } from "./words.ts";

/** What a form was filled in upon. */
export interface Base<F> {
  revision: number;
  form: F;
}

interface Props<T, F extends object> {
  /** Where the thing is read. */
  path: string;
  read: Reader<T>;
  told: (value: T) => Base<F>;
  base: Base<F>;
  typed: F;
  /** Of the fields. */
  names: Record<keyof F & string, string>;
  /** The new base, and what is to stand in the form upon it. */
  onChosen: (base: Base<F>, form: F) => void;
}

/** Somebody else was faster: says what they changed, and lets the reader choose. */
export function ConflictNotice<T, F extends object>(
  { path, read, told, base, typed, names, onChosen }: Props<T, F>,
) {
  const own = useAreaWords(consoleWords);
  const loaded = useLoad(path, read);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  // until the answer is here, what is kept may be the very thing that was typed over
  const theirs = loaded.value === null ? null : told(loaded.value);
  const value = theirs !== null && theirs.revision > base.revision ? theirs : null;
  return (
    <div className="conflict" role="group" aria-label={own.conflictTitle} tabIndex={-1} ref={box}>
      <p className="conflict-title">{own.conflictTitle}</p>
      <LoadedPart of={{ ...loaded, value }}>
        {(theirs) => {
          const changed = changedFields(theirs.form, base.form).map((name) =>
            names[name]
          );
          return (
            <>
              <p>{own.conflictText(changed.join(own.and) || own.conflictNone)}</p>
              <div className="form-acts">
                <Button
                  kind="main"
                  onClick={() => onChosen(theirs, mergedForm(base.form, typed, theirs.form))}
                >
                  {own.keepMine}
                </Button>
                <Button
                  onClick={() =>
                    onChosen(theirs, theirs.form)}
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
