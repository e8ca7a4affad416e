import { isObject, listOf } from "../../../../lib/read.ts";
import type { Restriction } from "../../../../domain/values.ts";

export type VerdictWord = "approve" | "reject" | "remove";

/** Which lines a verdict was done to; null when the answer is none. */
export function readDone(data: unknown): string[] | null {
  return isObject(data) ? listOf((id) => typeof id === "string" ? id : null)(data.done) : null;
}

export function readRestriction(data: unknown): Restriction | null {
  const isOne = isObject(data) && typeof data.id === "string" && typeof data.name === "string" &&
    (data.kind === "mute" || data.kind === "ban");
  return isOne ? data as unknown as Restriction : null;
}
