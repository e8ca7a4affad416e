import { isObject } from "../../../../lib/read.ts";
import type { Loaded } from "../../../../lib/load.ts";

/** Which parts of the server do their work, by name. */
export type Checks = Record<string, boolean>;

export function readChecks(data: unknown): Checks | null {
  if (!isObject(data) || !isObject(data.checks)) return null;
  return Object.fromEntries(
    Object.entries(data.checks).map(([name, state]) => [name, state === "ok"]),
  );
}

/** The parts that do not work, also where the server refuses because of them; null: nothing is known. */
export function failedParts({ value, failure }: Pick<Loaded<Checks>, "value" | "failure">) {
  const checks = failure ? readChecks(failure.facts) : value;
  if (checks === null) return null;
  return Object.entries(checks).filter(([, isOk]) => !isOk).map(([name]) => name);
}

/** How far this computer's clock is ahead of the server's, in whole seconds; null: not known yet. */
export function clockAheadSeconds(serverMs: number | null, ownMs: number): number | null {
  return serverMs === null ? null : Math.round((ownMs - serverMs) / 1000) || 0;
}
