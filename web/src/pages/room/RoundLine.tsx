import { clockText } from "../../domain/countdown.ts";
import type { PublicRound } from "../../domain/values.ts";
import { voteWords } from "../../domain/voteWords.ts";
import { useAreaWords } from "../../lib/services.ts";
import { useCountdown, useRoundState } from "../../live/hooks.ts";
import { roomWords } from "./words.ts";

/** Which round it is, where it stands, and how long it has. */
export function RoundLine({ round, isOpen }: { round: PublicRound; isOpen: boolean }) {
  const words = useAreaWords(voteWords);
  const own = useAreaWords(roomWords);
  const state = useRoundState(round);
  const untilMs = state === "planned"
    ? round.opensAtMs
    : state === "open"
    ? round.closesAtMs
    : null;
  const seconds = useCountdown(untilMs);
  const clock = seconds === null ? null : clockText(seconds);
  return (
    <div className="round-line">
      <h2 className="round-kind">{words.kind[round.kind]}</h2>
      <span className="round-state" data-state={state}>{words.state[state]}</span>
      {clock !== null && (
        <span className="number" role="timer" aria-live="off">
          {state === "planned" ? words.opensIn(clock) : words.closesIn(clock)}
        </span>
      )}
      {state === "closing" && isOpen && <span className="round-note">{own.grace}</span>}
      {state !== "revealed" && state !== "void" && (
        <span className="round-reveal" title={words.revealHint[round.reveal]}>
          {words.reveal[round.reveal]}
        </span>
      )}
    </div>
  );
}
