import { useSyncExternalStore } from "react";

const query = "(prefers-reduced-motion: reduce)";

/** Whether the reader's system asks for less motion; follows a change. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(follow, () => matchMedia(query).matches);
}

function follow(listener: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}
