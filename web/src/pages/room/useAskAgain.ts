import { useEffect } from "react";

/**
 * Asks again now and then while the page is looked at, and when it is looked at again; spread, so that a
 * hall does not ask at once. `ask` must be the same function at each rendering.
 */
export function useAskAgain(ask: () => void, isWanted: boolean, everyMs = 15_000): void {
  useEffect(() => {
    if (!isWanted) return;
    const askIfSeen = () => {
      if (!document.hidden) ask();
    };
    const timer = setInterval(askIfSeen, everyMs * (0.8 + 0.4 * Math.random()));
    document.addEventListener("visibilitychange", askIfSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", askIfSeen);
    };
  }, [ask, isWanted, everyMs]);
}
