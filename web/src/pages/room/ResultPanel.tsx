import { resultWords, verdictText } from "../../domain/resultWords.ts";
import type { PublicRound } from "../../domain/values.ts";
import { voteWords } from "../../domain/voteWords.ts";
import { useAreaWords } from "../../lib/services.ts";
import { Icon } from "../../parts/Icon.tsx";
import { FlowTable } from "./FlowTable.tsx";
import { useRoom } from "./RoomContext.ts";
import { RoundResult } from "./RoundResult.tsx";
import { SwingPanel } from "./SwingPanel.tsx";
import { Verify } from "./Verify.tsx";
import { moreWords } from "./moreWords.ts";
import { roomWords } from "./words.ts";

/** What the votes say, as far as it is revealed: who won, what moved, each round, and how to check. */
export function ResultPanel() {
  const more = useAreaWords(moreWords);
  const { debate, rounds } = useRoom();
  const begun = rounds.filter(({ state, voidedAtMs }) =>
    voidedAtMs === null && state !== "planned"
  );
  const valid = begun.filter(({ tally, revealedAtMs }) => tally !== null || revealedAtMs !== null);
  const last = lastTold(rounds);
  const isWaiting = begun.some(({ revealedAtMs }) => revealedAtMs === null);
  const hasEnded = debate.status === 2;
  return (
    <section className="result" aria-labelledby="result-title">
      <h2 id="result-title" className="unseen">{more.resultTitle}</h2>
      <VerdictLine of={last} />
      {hasEnded && isWaiting && (
        <p className="result-waiting">
          <Icon name="lock" />
          <span>
            <b>{more.resultWaiting}</b>
            <br />
            {more.resultWaitingText}
          </span>
        </p>
      )}
      {hasEnded && begun.length === 0 && <p className="round-note">{more.resultNone}</p>}
      {last?.swing && <SwingPanel swing={last.swing} rounds={valid} />}
      {begun.map((round) => <RoundResult key={round.id} round={round} />)}
      {last?.flow && <FlowTable flow={last.flow} />}
      <VoidNotes />
      {hasEnded && begun.length > 0 && <Verify isOpen={!isWaiting} />}
    </section>
  );
}

/** The round whose reveal told most: the last one of those that are revealed. */
function lastTold(rounds: readonly PublicRound[]): PublicRound | null {
  const told = rounds.filter(({ revealedAtMs, voidedAtMs }) =>
    revealedAtMs !== null && voidedAtMs === null
  );
  told.sort((one, other) => (other.revealedAtMs ?? 0) - (one.revealedAtMs ?? 0));
  return told.find(({ verdict }) => verdict) ?? told[0] ?? null;
}

function VerdictLine({ of }: { of: PublicRound | null }) {
  const results = useAreaWords(resultWords);
  const more = useAreaWords(moreWords);
  const { labels } = useRoom();
  const verdict = of?.verdict;
  if (!verdict) return null;
  const { winner, rule, by } = verdict;
  const side = winner === "affirmative" || winner === "negative" ? winner : undefined;
  return (
    <div className="verdict" data-side={side} role="status">
      <p className="verdict-winner">{verdictText(verdict, results, (one) => labels[one])}</p>
      <p className="verdict-rule">{more.byRule(results.rule[rule], results.by[by])}</p>
    </div>
  );
}

function VoidNotes() {
  const words = useAreaWords(voteWords);
  const own = useAreaWords(roomWords);
  const { rounds } = useRoom();
  const voided = rounds.filter(({ voidedAtMs }) => voidedAtMs !== null);
  return (
    <>
      {voided.map(({ id, kind }) => (
        <p key={id} className="round-note">{own.voidRound(words.kind[kind])}</p>
      ))}
    </>
  );
}
