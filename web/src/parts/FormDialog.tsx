import { useEffect, useRef, useState } from "react";
import { useAreaWords } from "../lib/services.ts";
import { Button } from "./Button.tsx";
import { Dialog, type DialogProps } from "./Dialog.tsx";
import { formDialogWords } from "./formDialogWords.ts";

/**
 * A window with something to fill in. Once something was, Esc, the cross and a press beside the window
 * ask before it is thrown away; a button of the form itself says what it does and is not asked about.
 */
export function FormDialog({ onClose, children, ...rest }: DialogProps) {
  const isTyped = useRef(false);
  const typedIn = useRef<Element | null>(null);
  const [isAsking, setAsking] = useState(false);

  function leave(): void {
    if (!isTyped.current) return onClose();
    if (!isAsking) typedIn.current = document.activeElement;
    setAsking(true);
  }

  function stay(): void {
    setAsking(false);
    if (typedIn.current instanceof HTMLElement) typedIn.current.focus();
  }

  return (
    <Dialog
      {...rest}
      onClose={leave}
      onInput={() => {
        isTyped.current = true;
      }}
    >
      {children}
      {isAsking && <Question onStay={stay} onLeave={onClose} />}
    </Dialog>
  );
}

function Question({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const own = useAreaWords(formDialogWords);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" });
    box.current?.querySelector("button")?.focus();
  }, []);
  return (
    <div className="dialog-question" role="group" aria-label={own.unsaved} ref={box}>
      <p role="alert">{own.unsaved}</p>
      <div className="dialog-acts">
        <Button kind="main" onClick={onStay}>{own.stay}</Button>
        <Button kind="danger" onClick={onLeave}>{own.leave}</Button>
      </div>
    </div>
  );
}
