import type { WholeDebate } from "./values.ts";

/** Where a debate is in its life; `starting`: its planned time has come and nobody has begun. */
export type DebateStage = "upcoming" | "starting" | "live" | "ended";

/** Long after its planned time a debate that never began is not about to start. */
const soonMs = 30 * 60_000;

export function stageOf(
  { status, plannedStartMs }: Pick<WholeDebate, "status" | "plannedStartMs">,
  nowMs: number | null,
): DebateStage {
  if (status === 1) return "live";
  if (status === 2) return "ended";
  if (plannedStartMs === null || nowMs === null) return "upcoming";
  const lateMs = nowMs - plannedStartMs;
  return lateMs >= 0 && lateMs < soonMs ? "starting" : "upcoming";
}
