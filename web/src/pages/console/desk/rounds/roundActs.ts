import { takesBallots } from "../../../../domain/round.ts";
import type { RoundState } from "../../../../domain/round.ts";
import type { Round, RoundKind, WholeDebate } from "../../../../domain/values.ts";

/** What may be done to a round: the last of its acts cannot be taken back. */
export type RoundAct = "open" | "edit" | "remove" | "close" | "extend" | "hide" | "reveal" | "void";

const acts: Record<RoundState, readonly RoundAct[]> = {
  planned: ["open", "edit", "remove"],
  open: ["close", "extend", "hide", "void"],
  closing: ["void"],
  closed: ["reveal", "void"],
  revealed: [],
  void: [],
};

export function actsOn(state: RoundState): readonly RoundAct[] {
  return acts[state];
}

type Kinds = Pick<Round, "kind" | "state" | "voidedAtMs" | "revealedAtMs">;

/** The round of a kind that is not void. */
export function validRound<T extends Kinds>(rounds: readonly T[], kind: RoundKind): T | null {
  return rounds.find((round) => round.kind === kind && round.voidedAtMs === null) ?? null;
}

/** The round whose turn it is to be revealed: one that nobody opened holds up none. */
export function nextToReveal<T extends Kinds>(
  rounds: readonly T[],
  order: readonly RoundKind[],
): T | null {
  const waits = (round: T | null) =>
    round !== null && round.state !== "planned" && round.revealedAtMs === null;
  return order.map((kind) => validRound(rounds, kind)).find(waits) ?? null;
}

/** Whether a start opens the live round, which closes an open one before it. */
export function opensLiveRound(
  { settings }: Pick<WholeDebate, "settings">,
  rounds: readonly Kinds[],
): boolean {
  const live = validRound(rounds, "live");
  if (live && live.state !== "planned") return false;
  return settings.autoOpenLive ??
    rounds.every((round) => round.kind === "live" || round.voidedAtMs !== null);
}

/** Why a planned round cannot be opened now; null when it can. */
export function obstacleToOpen(
  round: Round,
  rounds: readonly Round[],
  status: WholeDebate["status"],
  nowMs: number | null,
): "ended" | "notLive" | "otherOpen" | null {
  if (status === 2) return "ended";
  if (status === 0 && round.kind !== "pre") return "notLive";
  const isOtherOpen = rounds.some((other) => other.id !== round.id && takesBallots(other, nowMs));
  return isOtherOpen ? "otherOpen" : null;
}

/**
 * The round that the next step of the evening concerns: the open one, else the one to be revealed,
 * else the first that is planned.
 */
export function roundOfNextStep<T extends Round>(
  rounds: readonly T[],
  order: readonly RoundKind[],
  nowMs: number | null,
): T | null {
  const valid = rounds.filter((round) => round.voidedAtMs === null);
  return valid.find((round) => takesBallots(round, nowMs)) ?? nextToReveal(rounds, order) ??
    valid.find((round) => round.state === "planned") ?? null;
}
