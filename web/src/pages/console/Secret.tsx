import { type ReactNode, useEffect, useRef } from "react";
import { useAreaWords } from "../../lib/services.ts";
import { Button } from "../../parts/Button.tsx";
import { consoleWords } from "./words.ts";

/** What is shown this once: it takes the focus, and stays until the reader puts it away. */
export function Secret({ name, hint, onClose, children }: {
  name: string;
  /** How long it can be seen; as long as the page is open, unless said otherwise. */
  hint?: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const own = useAreaWords(consoleWords);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, []);
  return (
    <div className="secret" role="group" aria-label={name} tabIndex={-1} ref={box}>
      <p className="secret-name not-printed">{name}</p>
      <p className="soft not-printed">{hint ?? own.onceHint}</p>
      {children}
      <div className="form-acts not-printed">
        <Button onClick={onClose}>{own.onceDone}</Button>
      </div>
    </div>
  );
}
