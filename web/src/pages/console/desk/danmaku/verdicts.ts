import { filled, isObject, listOf } from "../../../../lib/read.ts";
import type { Restriction } from "../../../../domain/values.ts";

export type VerdictWord = "approve" | "reject" | "remove";

/** Why a line was left as it is: somebody decided on it before, or the debate has ended. */
export type Skip = "decided" | "closed";

/** What came of a verdict, line by line. */
export interface VerdictResult {
  done: string[];
  skipped: { id: string; reason: Skip }[];
}

const readIds = listOf((id) => typeof id === "string" ? id : null);
const readSkipped = listOf((data): VerdictResult["skipped"][number] | null => {
  const id = isObject(data) ? filled(data.id) : null;
  return id && isObject(data)
    ? { id, reason: data.reason === "closed" ? "closed" : "decided" }
    : null;
});

export function readVerdictResult(data: unknown): VerdictResult | null {
  if (!isObject(data)) return null;
  const [done, skipped] = [readIds(data.done), readSkipped(data.skipped)];
  return done && skipped && { done, skipped };
}

/** What verdicts did to the lines of one list: some are on their way out, others say why not. */
export interface Judged {
  /** Ids of lines that a verdict is under way on or was done to. */
  leaving: ReadonlySet<string>;
  /** Why a line could not be decided on, by its id. */
  notes: ReadonlyMap<string, string>;
}

export const nothingJudged: Judged = { leaving: new Set(), notes: new Map() };

/** Those of them to send a verdict for: no line is judged twice. */
export function stillOpen({ leaving }: Judged, ids: readonly string[]): string[] {
  return ids.filter((id) => !leaving.has(id));
}

/** Verdicts on these go out. */
export function sentOut({ leaving, notes }: Judged, ids: readonly string[]): Judged {
  const others = [...notes].filter(([id]) => !ids.includes(id));
  return { leaving: new Set([...leaving, ...ids]), notes: new Map(others) };
}

/** These were left as they are, and stand in the list again; `why` is told with each. */
export function cameBack(
  { leaving, notes }: Judged,
  ids: readonly string[],
  why: ReadonlyMap<string, string>,
): Judged {
  return {
    leaving: new Set([...leaving].filter((id) => !ids.includes(id))),
    notes: new Map([...notes, ...why]),
  };
}

export function readRestriction(data: unknown): Restriction | null {
  const isOne = isObject(data) && typeof data.id === "string" && typeof data.name === "string" &&
    (data.kind === "mute" || data.kind === "ban");
  return isOne ? data as unknown as Restriction : null;
}
