import { useCallback, useLayoutEffect, useRef } from "react";
import { storage } from "../../../lib/storage.ts";
import { Store } from "../../../lib/store.ts";

/** Whether keys alone do things; some people's software types letters they never meant. */
export const shortcutsAreOn = new Store(storage.get("deskShortcuts") !== "off");

shortcutsAreOn.subscribe(() => storage.set("deskShortcuts", shortcutsAreOn.value ? "on" : "off"));

/** The part of a key press that matters here. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** An input method is at work. */
  isComposing: boolean;
}

/** The shortcut a press means, in the spelling of `aria-keyshortcuts`; null when it means none. */
export function shortcutOf(press: Press, isOn: boolean): string | null {
  if (!isOn || press.isComposing || press.ctrlKey || press.metaKey || press.altKey) return null;
  return press.key.length === 1 ? press.key.toLowerCase() : null;
}

/** Does what keys mean on this page; rests while somebody types or a window is open. */
export function useShortcuts(acts: Readonly<Record<string, () => void>>): void {
  const latest = useRef(acts);
  latest.current = acts;
  useKeys(useCallback((key: string) => latest.current[key], []));
}

/**
 * Presses the control that names a key in `aria-keyshortcuts`: so what a key does and what is
 * announced of it cannot differ.
 */
export function usePageShortcuts(): void {
  useKeys(pressOf);
}

/** Heard from the moment the page is drawn. `actOf` must be the same function at each rendering. */
function useKeys(actOf: (key: string) => (() => void) | undefined): void {
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || isTyping(event.target)) return;
      if (document.querySelector("dialog[open]")) return;
      const key = shortcutOf(event, shortcutsAreOn.value);
      if (key === null) return;
      const act = actOf(key);
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, [actOf]);
}

/** A press of the control that names this key; undefined when none does. */
function pressOf(key: string): (() => void) | undefined {
  const named = document.querySelectorAll<HTMLElement>("[aria-keyshortcuts]");
  const control = [...named].find((one) =>
    one.getAttribute("aria-keyshortcuts") === key && !one.matches(":disabled")
  );
  if (!control) return undefined;
  return () => {
    control.focus();
    control.click();
  };
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("input, select, textarea");
}
