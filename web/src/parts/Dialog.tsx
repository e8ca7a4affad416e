import { type ReactNode, useEffect, useId, useRef } from "react";
import { useWords } from "../lib/services.ts";
import { Icon } from "./Icon.tsx";

export interface DialogProps {
  title: string;
  /** Esc, the cross, or a press beside the window. */
  onClose: () => void;
  /** Something in it was typed or chosen. */
  onInput?: () => void;
  children: ReactNode;
  isWide?: boolean;
  /** Along the left edge of the page, for a way to elsewhere. */
  isDrawer?: boolean;
}

/** Where one types, and Enter does what the window is for; a text to be taken along is no field. */
const typedInto = "input:enabled:not([readonly]), textarea:enabled";
const chosenFrom = "select:enabled";

/**
 * A window over the page, open as long as it is rendered. The browser keeps the focus inside,
 * closes it by Esc and gives the focus back to where it was, or to the part of the page around it.
 * The first field gets the focus, so that one can go on typing; where there is none the first control.
 */
export function Dialog(
  { title, onClose, onInput, children, isWide = false, isDrawer = false }: DialogProps,
) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const around = elementsAround(document.activeElement);
    dialog.current?.showModal();
    const first = (fields: string) => dialog.current?.querySelector<HTMLElement>(fields);
    (first(typedInto) ?? first(chosenFrom))?.focus();
    return () => {
      // React has taken the window away: the browser had no close to act upon
      around.find((one) => one.isConnected)?.focus({ preventScroll: true });
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
      onInput={onInput}
      onMouseDown={(event) => {
        if (event.target !== dialog.current) return; // all but the backdrop is in the inside
        event.preventDefault(); // the focus stays where it is, or goes where onClose leads it
        onClose();
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

/** What has the focus, and what could have it around that: a row may be gone when its window closes. */
function elementsAround(focused: Element | null): HTMLElement[] {
  const around: HTMLElement[] = [];
  for (let one = focused; one instanceof HTMLElement; one = one.parentElement) {
    if (one === focused || one.hasAttribute("tabindex")) around.push(one);
  }
  return around;
}
