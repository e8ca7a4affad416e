import { type ReactNode, useState } from "react";
import type { Result } from "../lib/api.ts";
import { useWords } from "../lib/services.ts";
import { useSubmit } from "../lib/submit.ts";
import { ActResult } from "./ActResult.tsx";
import { Button, type ButtonKind } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import type { IconName } from "./Icon.tsx";

interface Props<T> {
  /** On the button. */
  name: string;
  icon?: IconName;
  kind?: ButtonKind;
  isDisabled?: boolean;
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

/** A button whose act asks once and names what will happen; a refusal is shown where it was asked. */
export function ConfirmButton<T>(props: Props<T>) {
  const { name, icon, kind, isDisabled, question, consequence, confirm, confirmKind, act } = props;
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const submit = useSubmit(act);

  async function go(): Promise<void> {
    const result = await submit.run();
    if (!result?.ok) return;
    setOpen(false);
    props.onDone?.(result.value);
  }

  function open(): void {
    submit.reset();
    setOpen(true);
  }

  return (
    <>
      <Button kind={kind} icon={icon} disabled={isDisabled} onClick={open}>{name}</Button>
      {isOpen && (
        <Dialog title={question} onClose={() => setOpen(false)}>
          <div className="dialog-text">{consequence}</div>
          <ActResult of={submit} />
          <div className="dialog-acts">
            <Button onClick={() => setOpen(false)}>{words.cancel}</Button>
            <Button kind={confirmKind ?? "danger"} isBusy={submit.isPending} onClick={go}>
              {confirm}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
