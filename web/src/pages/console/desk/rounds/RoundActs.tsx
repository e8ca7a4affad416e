import { takesBallots } from "../../../../domain/round.ts";
import type { PublicRound, WholeDebate } from "../../../../domain/values.ts";
import { voteWords } from "../../../../domain/voteWords.ts";
import { useAreaWords } from "../../../../lib/services.ts";
import { useRoundState, useServerClock } from "../../../../live/hooks.ts";
import { ConfirmButton } from "../../../../parts/ConfirmButton.tsx";
import { useDebateSend } from "../useDebateSend.ts";
import { ExtendButtons } from "./ExtendButtons.tsx";
import { HideButton } from "./HideButton.tsx";
import { OpenButton } from "./OpenButton.tsx";
import { actsOn, nextToReveal, obstacleToOpen, type RoundAct } from "./roundActs.ts";
import { TermsButton } from "./TermsButton.tsx";
import { VoidButton } from "./VoidButton.tsx";
import { roundWords } from "./words.ts";

/** What an organiser may do to a round now, and why something has to wait. */
export function RoundActs({ debate, rounds, round, isNextStep }: {
  debate: WholeDebate;
  rounds: readonly PublicRound[];
  round: PublicRound;
  /** Its first act is the next step of the evening: a key does it. */
  isNextStep: boolean;
}) {
  const own = useAreaWords(roundWords);
  const votes = useAreaWords(voteWords);
  const send = useDebateSend(debate.id);
  const state = useRoundState(round);
  const obstacle = useServerClock((nowMs) => obstacleToOpen(round, rounds, debate.status, nowMs));
  const isTaking = useServerClock((nowMs) => takesBallots(round, nowMs));
  const may = (act: RoundAct) => actsOn(state).includes(act);
  const kind = votes.kind[round.kind];
  const due = nextToReveal(rounds, debate.settings.revealOrder);
  const isDue = due === null || due.id === round.id;
  const shortcut = isNextStep ? "o" : undefined;
  const path = `/rounds/${round.id}`;

  return (
    <>
      <div className="desk-row">
        {may("open") && (
          <OpenButton
            liveId={debate.id}
            round={round}
            shortcut={shortcut}
            isDisabled={obstacle !== null}
          />
        )}
        {may("close") && (
          <ConfirmButton
            name={own.close}
            icon="stop"
            kind="main"
            shortcut={shortcut}
            question={own.closeQuestion(kind)}
            consequence={own.closeText}
            confirm={own.close}
            act={(key) => send(key, "POST", `${path}/close`)}
          />
        )}
        {may("reveal") && (
          <ConfirmButton
            name={own.revealNow}
            icon="megaphone"
            kind="main"
            isDisabled={!isDue}
            shortcut={shortcut}
            question={own.revealQuestion(kind)}
            consequence={own.revealText}
            confirm={own.revealNow}
            act={(key) => send(key, "POST", `${path}/reveal`)}
          />
        )}
        {may("extend") && <ExtendButtons liveId={debate.id} round={round} />}
        {may("hide") && <HideButton liveId={debate.id} round={round} />}
        {may("edit") && <TermsButton liveId={debate.id} kind={round.kind} round={round} />}
        {may("remove") && (
          <ConfirmButton
            name={own.remove}
            icon="bin"
            kind="quiet"
            question={own.removeQuestion(kind)}
            consequence={own.removeText}
            confirm={own.remove}
            act={(key) => send(key, "DELETE", path)}
          />
        )}
        {may("void") && <VoidButton liveId={debate.id} round={round} />}
      </div>
      {may("open") && obstacle && <p className="field-hint">{own.obstacle[obstacle]}</p>}
      {may("reveal") && !isDue && (
        <p className="field-hint">{own.revealAfter(votes.kind[due.kind])}</p>
      )}
      {state === "closing" && !isTaking && <p className="field-hint">{own.closing}</p>}
    </>
  );
}
