import { useSyncExternalStore } from "react";

/** Less than this is no keyboard but a browser's bar that slides. */
const leastPx = 80;

/**
 * How much of the window's lower edge a keyboard on the screen covers, in px: browsers that lay it
 * over the page would hide what is fixed there. 0 without one.
 */
export function useKeyboardInset(): number {
  return useSyncExternalStore(follow, coveredPx);
}

function coveredPx(): number {
  const seen = globalThis.visualViewport;
  if (!seen || seen.scale > 1.01) return 0; // zoomed in, all of the edges are elsewhere
  const covered = innerHeight - seen.height - seen.offsetTop;
  return covered < leastPx ? 0 : Math.round(covered);
}

function follow(listener: () => void): () => void {
  const seen = globalThis.visualViewport;
  seen?.addEventListener("resize", listener);
  seen?.addEventListener("scroll", listener);
  return () => {
    seen?.removeEventListener("resize", listener);
    seen?.removeEventListener("scroll", listener);
  };
}
