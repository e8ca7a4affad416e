import { filled, isObject, whole } from "../lib/read.ts";
import { type WholeDebate } from "./values.ts";

/** The whole of a debate as REST tells it: with its plan as the installation's wall clock says it. */
export interface ToldDebate extends WholeDebate {
  /** `YYYY-MM-DD HH:MM:SS` in the installation's zone: the plan, later the start; null without. */
  startTime: string | null;
}

/** Reads the whole of a debate; what it consists of is the server's word, checked at its corners. */
export function readWholeDebate(data: unknown): ToldDebate | null {
  if (!isObject(data) || filled(data.id) === null || filled(data.title) === null) return null;
  const isWhole = whole(data.revision) !== null && [0, 1, 2].includes(Number(data.status)) &&
    isObject(data.rules) && isObject(data.settings) && isObject(data.sides) &&
    isObject(data.sides.affirmative) && isObject(data.sides.negative) && Array.isArray(data.tags);
  return isWhole ? { ...data, startTime: filled(data.startTime) } as unknown as ToldDebate : null;
}
