import { clockText } from "../domain/countdown.ts";
import type { PublicRound } from "../domain/values.ts";
import { useCountdown } from "../live/hooks.ts";

/** Seconds that are shown in another colour: hurry. */
const lastSeconds = 10;

/** The time a round still takes ballots; nothing while nobody has set an end. */
export function RoundClock({ round, label }: { round: PublicRound; label: string }) {
  const seconds = useCountdown(round.closesAtMs);
  if (seconds === null) return null;
  return (
    <p className="round-clock" data-last={seconds <= lastSeconds || undefined}>
      <span className="round-clock-label">{label}</span>
      <span className="round-clock-time number">{clockText(seconds)}</span>
    </p>
  );
}
