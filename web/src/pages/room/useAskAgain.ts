import { useEffect } from "react";

/** How often a room is asked which debate it is for; spread, so that a hall does not ask at once. */
const everyMs = 15_000;

/** Asks again now and then while the page is looked at, and when it is looked at again. */
export function useAskAgain(ask: () => void, isWanted: boolean): void {
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
  }, [ask, isWanted]);
}
