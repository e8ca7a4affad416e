import { useMedia } from "./media.ts";

/** Whether the reader's system asks for less motion; follows a change. */
export function useReducedMotion(): boolean {
  return useMedia("(prefers-reduced-motion: reduce)");
}
