import type { ReactNode } from "react";

/** A state in words, with a mark for the eye that scans a column. */
export function StateMark({ isGood, children }: { isGood: boolean; children: ReactNode }) {
  return <span className="state-mark" data-good={isGood}>{children}</span>;
}
