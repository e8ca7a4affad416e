import type { SaidLine } from "./LineList.tsx";

export const sideFilters = ["any", "affirmative", "negative", "none"] as const;
export type SideFilter = typeof sideFilters[number];

/** Whether a line is among those looked for: by what it says or who says it, and by its side. */
export function matches(line: SaidLine, text: string, side: SideFilter): boolean {
  const wanted = text.trim().toLowerCase();
  const isOfSide = side === "any" || (side === "none" ? line.side === null : line.side === side);
  return isOfSide && (wanted === "" || line.text.toLowerCase().includes(wanted) ||
    line.author.name.toLowerCase().includes(wanted));
}
