import type { WholeDebate } from "../../../../domain/values.ts";
import type { Loaded } from "../../../../lib/load.ts";
import { usePolled } from "../usePolled.ts";
import { readStats, type Stats, stepFor } from "./stats.ts";

const everyMs = 5000;

/**
 * A debate's statistics, kept up. Asked for are the audience's, unless `isTrue`: those with the true
 * tallies and the classes of voters, which are for organisers alone.
 */
export function useStats(debate: WholeDebate, isTrue: boolean): Loaded<Stats> {
  const { id, startedAtMs, endedAtMs, createdAtMs } = debate;
  const lengthMs = (endedAtMs ?? Date.now()) - (startedAtMs ?? createdAtMs);
  const rest = `${isTrue ? "/organiser" : ""}/stats?stepSeconds=${stepFor(lengthMs)}`;
  return usePolled(`/api/live/${id}${rest}`, readStats, everyMs);
}
