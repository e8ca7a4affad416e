import { filled, isObject, listOf, whole } from "../lib/read.ts";

/** A picture of a debate that was kept. */
export interface Recording {
  id: string;
  startedAtMs: number;
  /** null: it runs. */
  durationMs: number | null;
  bytes: number;
  /** When it will be removed; null while it runs, and where recordings are kept for ever. */
  keptUntilMs: number | null;
}

export const readRecordings = listOf((data): Recording | null => {
  if (!isObject(data)) return null;
  const [id, startedAtMs, bytes] = [filled(data.id), whole(data.startedAtMs), whole(data.bytes)];
  if (id === null || startedAtMs === null || bytes === null) return null;
  const [durationMs, keptUntilMs] = [whole(data.durationMs), whole(data.keptUntilMs)];
  return { id, startedAtMs, durationMs, bytes, keptUntilMs };
});
