import { currentRound, shownOf } from "../../../../domain/round.ts";
import type { PublicRound, WholeDebate } from "../../../../domain/values.ts";
import { voteWords } from "../../../../domain/voteWords.ts";
import { useAreaWords } from "../../../../lib/services.ts";
import { useServerClock, useStanding } from "../../../../live/hooks.ts";
import { Button } from "../../../../parts/Button.tsx";
import { DeskPanel } from "../DeskPanel.tsx";
import type { Stats } from "../stats/stats.ts";
import { statsWords } from "../stats/words.ts";
import { deskWords } from "../words.ts";
import { ClassTurnout } from "./ClassTurnout.tsx";
import { ShownCount } from "./ShownCount.tsx";
import { TrueCount } from "./TrueCount.tsx";

/**
 * How the current round stands: as the audience sees it, and for organisers as it is. The truth is
 * not on the page until somebody wants to see it, for desks are projected by accident; a reload
 * hides it again.
 */
export function StandingPanel({ debate, rounds, isOrganiser, stats, isTruthShown, onTruth }: {
  debate: WholeDebate;
  rounds: readonly PublicRound[];
  isOrganiser: boolean;
  stats: Stats | null;
  isTruthShown: boolean;
  onTruth: (isShown: boolean) => void;
}) {
  const desk = useAreaWords(deskWords);
  const own = useAreaWords(statsWords);
  const currentId = useServerClock((nowMs) => currentRound(rounds, nowMs)?.id ?? null);
  const round = rounds.find(({ id }) => id === currentId) ?? null;
  const beside = isOrganiser && (
    <Button
      kind="quiet"
      icon={isTruthShown ? "eyeShut" : "eye"}
      aria-pressed={isTruthShown}
      aria-keyshortcuts="t"
      title={own.truthHint}
      onClick={() => onTruth(!isTruthShown)}
    >
      {own.truthSwitch}
    </Button>
  );
  return (
    <DeskPanel area="standing" title={desk.standing} beside={beside}>
      {round ? <Audience debate={debate} round={round} /> : <p>{own.noRound}</p>}
      {isOrganiser && isTruthShown && <TrueCount debate={debate} />}
      {isOrganiser && round && <ClassTurnout debate={debate} roundId={round.id} stats={stats} />}
    </DeskPanel>
  );
}

function Audience({ debate, round }: { debate: WholeDebate; round: PublicRound }) {
  const own = useAreaWords(statsWords);
  const votes = useAreaWords(voteWords);
  const standing = useStanding(debate.id);
  return (
    <section className="desk-count">
      <h3>{own.audienceSees} · {votes.kind[round.kind]}</h3>
      <ShownCount debate={debate} round={round} shown={shownOf(round, standing)} />
    </section>
  );
}
