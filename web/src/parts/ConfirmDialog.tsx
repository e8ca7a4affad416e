import type { ReactNode } from "react";
import type { Result } from "../lib/api.ts";
import { useWords } from "../lib/services.ts";
import { useSubmit } from "../lib/submit.ts";
import { ActResult } from "./ActResult.tsx";
import { Button, type ButtonKind } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";

/** What is asked before an act, and by which words it is done. */
export interface Question<T> {
  /** The question, as the window's title: 结束这场直播？ */
  question: string;
  /** What will happen, and whether it can be taken back. */
  consequence: ReactNode;
  /** On the button that does it: the act in words, never just “OK”. */
  confirm: string;
  /** Default `danger`. */
  confirmKind?: ButtonKind;
  act: (key: string) => Promise<Result<T>>;
  onDone?: (value: T) => void;
}

/** Asks once and names what will happen; a refusal is shown where it was asked. */
export function ConfirmDialog<T>(props: Question<T> & { onClose: () => void }) {
  const { question, consequence, confirm, confirmKind, act, onDone, onClose } = props;
  const words = useWords();
  const submit = useSubmit(act);

  async function go(): Promise<void> {
    const result = await submit.run();
    if (!result?.ok) return;
    onClose();
    onDone?.(result.value);
  }

  /** Not while it is being done: the result has no other place. */
  function close(): void {
    if (!submit.isPending) onClose();
  }

  return (
    <Dialog title={question} onClose={close}>
      <div className="dialog-text">{consequence}</div>
      <ActResult of={submit} />
      <div className="dialog-acts">
        <Button onClick={close}>{words.cancel}</Button>
        <Button kind={confirmKind ?? "danger"} isBusy={submit.isPending} onClick={go}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
