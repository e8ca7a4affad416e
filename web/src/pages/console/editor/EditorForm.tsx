import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import type { ToldDebate } from "../../../domain/wholeDebate.ts";
import type { Failure } from "../../../lib/api.ts";
import { useAreaWords } from "../../../lib/services.ts";
import { Basics } from "./Basics.tsx";
import { Plan } from "./Plan.tsx";
import { Rules } from "./Rules.tsx";
import { Settings } from "./Settings.tsx";
import { SideFields } from "./SideFields.tsx";
import type { Editing } from "./useEditing.ts";
import { editorWords } from "./words.ts";

/** All fields of a debate, in groups; after a refusal the first field that is wrong has the focus. */
export function EditorForm({ debate, editing, failure, onSubmit, children }: {
  /** null for one that is to be made. */
  debate: ToldDebate | null;
  editing: Editing;
  failure: Failure | null;
  onSubmit: () => void;
  /** The acts, which stay in view. */
  children: ReactNode;
}) {
  const own = useAreaWords(editorWords);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (failure && failure.fields.length > 0) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }, [failure]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    onSubmit();
  }

  return (
    <form className="editor" ref={form} onSubmit={submit}>
      <Part title={own.part.basics}>
        <Basics editing={editing} />
      </Part>
      <Part title={own.part.sides}>
        <div className="side-pair">
          <SideFields side="affirmative" editing={editing} />
          <SideFields side="negative" editing={editing} />
        </div>
      </Part>
      <Part title={own.part.plan}>
        <Plan editing={editing} />
      </Part>
      <Part title={own.part.rules}>
        <Rules editing={editing} />
      </Part>
      <Part title={own.part.settings}>
        <Settings debate={debate} editing={editing} />
      </Part>
      <div className="editor-acts">{children}</div>
    </form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel form">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
