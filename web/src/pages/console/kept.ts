import { useCallback, useState } from "react";
import { useAccount } from "../../lib/services.ts";

/** By account and name, as long as the window lives; it is written nowhere. */
const kept = new Map<string, unknown>();

/**
 * State that stays when what shows it is taken off the page, as by another tab: what was typed must not
 * be lost by a look elsewhere. `name` says whose it is, with the debate's id in it; it stays the same for
 * as long as it is rendered.
 */
export function useKept<T>(name: string, start: T): [T, (value: T) => void] {
  const key = `${useAccount()?.userId ?? ""} ${name}`;
  const [value, setValue] = useState(() => kept.has(key) ? kept.get(key) as T : start);
  const set = useCallback((next: T) => {
    kept.set(key, next);
    setValue(next);
  }, [key]);
  return [value, set];
}
