import { type ReactNode, useEffect, useId, useRef } from "react";
import { useWords } from "../lib/services.ts";
import { Icon } from "./Icon.tsx";

/** Where one types, and Enter does what the window is for; a text to be taken along is no field. */
const typedInto = "input:enabled:not([readonly]), textarea:enabled";
const chosenFrom = "select:enabled";

/**
 * A window over the page, open as long as it is rendered. The browser keeps the focus inside,
 * closes it by Esc and gives the focus back to where it was.
 * The first field gets the focus, so that one can go on typing; where there is none the first control.
 */
export function Dialog({ title, onClose, children, isWide = false, isDrawer = false }: {
  title: string;
  /** Esc, the cross, or a press beside the window. */
  onClose: () => void;
  children: ReactNode;
  isWide?: boolean;
  /** Along the left edge of the page, for a way to elsewhere. */
  isDrawer?: boolean;
}) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    const first = (fields: string) => dialog.current?.querySelector<HTMLElement>(fields);
    (first(typedInto) ?? first(chosenFrom))?.focus();
    return () => {
      // React has taken the window away: the browser had no close to act upon
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      className={isDrawer ? "dialog drawer" : isWide ? "dialog dialog-wide" : "dialog"}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault(); // whether it is open is said by whoever renders it
        onClose();
      }}
      onClose={() => {
        onClose(); // a second Esc cannot be prevented
        // Whoever renders it may want it to stay, as while an act is under way.
        setTimeout(() => {
          if (dialog.current?.open === false) dialog.current.showModal();
        }, 50);
      }}
      onMouseDown={(event) => {
        if (event.target === dialog.current) onClose(); // the backdrop: all else is in the inside
      }}
    >
      <div className="dialog-inside">
        <header className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <button
            type="button"
            className="button button-quiet dialog-close"
            aria-label={words.close}
            onClick={onClose}
          >
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
