import { instant } from "../../../../domain/formats.ts";
import type { PublicRound, RoundKind, WholeDebate } from "../../../../domain/values.ts";
import { voteWords } from "../../../../domain/voteWords.ts";
import { useAreaWords, useLanguage } from "../../../../lib/services.ts";
import { useServerClock } from "../../../../live/hooks.ts";
import { DeskPanel } from "../DeskPanel.tsx";
import { deskWords } from "../words.ts";
import { roundOfNextStep, validRound } from "./roundActs.ts";
import { RoundCard } from "./RoundCard.tsx";
import { RulesButton } from "./RulesButton.tsx";
import { TermsButton } from "./TermsButton.tsx";
import { roundWords } from "./words.ts";

const kinds: readonly RoundKind[] = ["pre", "live", "post"];

/** The three votes of an evening, planned or not, and those that were made void. */
export function RoundsPanel({ debate, rounds, isOrganiser }: {
  debate: WholeDebate;
  rounds: readonly PublicRound[];
  isOrganiser: boolean;
}) {
  const desk = useAreaWords(deskWords);
  const order = debate.settings.revealOrder;
  const nextId = useServerClock((nowMs) => roundOfNextStep(rounds, order, nowMs)?.id ?? null);
  return (
    <DeskPanel
      area="rounds"
      title={desk.rounds}
      beside={isOrganiser && <RulesButton debate={debate} rounds={rounds} />}
    >
      <ul className="desk-rounds">
        {kinds.map((kind) => {
          const round = validRound(rounds, kind);
          return round
            ? (
              <RoundCard
                key={round.id}
                debate={debate}
                rounds={rounds}
                round={round}
                isOrganiser={isOrganiser}
                isNextStep={round.id === nextId}
              />
            )
            : <NoRound key={kind} debate={debate} kind={kind} isOrganiser={isOrganiser} />;
        })}
      </ul>
      <VoidRounds rounds={rounds} />
    </DeskPanel>
  );
}

function NoRound({ debate, kind, isOrganiser }: {
  debate: WholeDebate;
  kind: RoundKind;
  isOrganiser: boolean;
}) {
  const own = useAreaWords(roundWords);
  const votes = useAreaWords(voteWords);
  return (
    <li className="desk-round desk-round-none" data-kind={kind}>
      <div className="desk-round-head">
        <h3>{votes.kind[kind]}</h3>
        <span className="field-hint">{own.none}</span>
        {isOrganiser && debate.status !== 2 && (
          <TermsButton liveId={debate.id} kind={kind} round={null} />
        )}
      </div>
    </li>
  );
}

function VoidRounds({ rounds }: { rounds: readonly PublicRound[] }) {
  const own = useAreaWords(roundWords);
  const votes = useAreaWords(voteWords);
  const language = useLanguage();
  const voided = rounds.filter((round) => round.voidedAtMs !== null);
  if (voided.length === 0) return null;
  return (
    <details className="desk-voided">
      <summary>{own.voided(String(voided.length))}</summary>
      <ul>
        {voided.map(({ id, kind, voidedAtMs }) => (
          <li key={id}>
            {own.voidedOne(votes.kind[kind], instant(voidedAtMs ?? 0, language, Date.now()))}
          </li>
        ))}
      </ul>
    </details>
  );
}
