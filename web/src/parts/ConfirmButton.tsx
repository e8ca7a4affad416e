import { useState } from "react";
import { Button, type ButtonKind } from "./Button.tsx";
import { ConfirmDialog, type Question } from "./ConfirmDialog.tsx";
import type { IconName } from "./Icon.tsx";

interface Props<T> extends Question<T> {
  /** On the button. */
  name: string;
  icon?: IconName;
  kind?: ButtonKind;
  isDisabled?: boolean;
  /** The key that opens the question, as `aria-keyshortcuts` spells it. */
  shortcut?: string;
}

/** A button whose act asks once and names what will happen. */
export function ConfirmButton<T>(
  { name, icon, kind, isDisabled, shortcut, ...question }: Props<T>,
) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        kind={kind}
        icon={icon}
        disabled={isDisabled}
        aria-keyshortcuts={shortcut}
        onClick={() => setOpen(true)}
      >
        {name}
      </Button>
      {isOpen && <ConfirmDialog {...question} onClose={() => setOpen(false)} />}
    </>
  );
}
