import { currentRound, roundState, takesBallots } from "../domain/round.ts";
import type { PublicRound, WholeDebate } from "../domain/values.ts";

/** What a hall looks at. Nobody sets it: it follows from the debate, its rounds and the clock. */
export type Scene =
  | { name: "waiting"; startsAtMs: number | null }
  /** Live, and nothing is asked just now; `next` is what will be. */
  | { name: "live"; next: PublicRound | null }
  | { name: "open"; round: PublicRound }
  | { name: "locked"; round: PublicRound }
  | { name: "reveal"; round: PublicRound }
  /** Over; `round` is what was revealed last. */
  | { name: "ended"; round: PublicRound | null };

/** A reveal is looked at for so long before the screen goes back to a round that takes ballots. */
export const revealHoldMs = 40_000;

/** The newest act of the organiser is what is shown: an opening, a close, a reveal, the end. */
export function sceneOf(
  { status, plannedStartMs, endedAtMs }: Pick<
    WholeDebate,
    "status" | "plannedStartMs" | "endedAtMs"
  >,
  rounds: readonly PublicRound[],
  nowMs: number | null,
): Scene {
  const revealed = lastRevealed(rounds);
  const revealedAtMs = revealed?.revealedAtMs ?? -Infinity;
  const round = currentRound(rounds, nowMs);
  const state = round && roundState(round, nowMs);
  const isOpen = round !== null && takesBallots(round, nowMs);
  const isLocked = !isOpen && (state === "closing" || state === "closed");

  if (round && isOpen) {
    const isNews = revealedAtMs > (round.opensAtMs ?? 0) &&
      (nowMs ?? 0) < revealedAtMs + revealHoldMs;
    return revealed && isNews ? { name: "reveal", round: revealed } : { name: "open", round };
  }
  if (round && isLocked && revealedAtMs <= (round.opensAtMs ?? 0)) return { name: "locked", round };
  if (status === 2) {
    const isNews = isLocked || revealedAtMs > (endedAtMs ?? 0);
    return revealed && isNews
      ? { name: "reveal", round: revealed }
      : { name: "ended", round: revealed };
  }
  const isWaiting = status === 0 && (nowMs ?? 0) >= revealedAtMs + revealHoldMs;
  if (revealed && !isWaiting) return { name: "reveal", round: revealed };
  if (status === 0) return { name: "waiting", startsAtMs: plannedStartMs };
  return { name: "live", next: state === "planned" ? round : null };
}

/** Tells two scenes apart; the same while only numbers move. */
export function keyOfScene(scene: Scene): string {
  return "round" in scene ? `${scene.name} ${scene.round?.id ?? ""}` : scene.name;
}

/** What was revealed last; such a round is never made void. */
function lastRevealed(rounds: readonly PublicRound[]): PublicRound | null {
  const revealed = rounds.filter(({ revealedAtMs }) => revealedAtMs !== null);
  return revealed.reduce<PublicRound | null>(
    (last, round) => last && (last.revealedAtMs ?? 0) > (round.revealedAtMs ?? 0) ? last : round,
    null,
  );
}
