import type { RevealMode } from "./values.ts";

/** The modes, the most open first: while a round is open it may only become more closed. */
export const revealModes: readonly RevealMode[] = ["live", "delayed", "banded", "hidden"];

/** The modes a round that is open may still change to. */
export function closerModes(mode: RevealMode): readonly RevealMode[] {
  return revealModes.slice(revealModes.indexOf(mode));
}
