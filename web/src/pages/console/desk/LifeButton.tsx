import type { PublicRound, WholeDebate } from "../../../domain/values.ts";
import { takesBallots } from "../../../domain/round.ts";
import { voteWords } from "../../../domain/voteWords.ts";
import { useAreaWords, useServices } from "../../../lib/services.ts";
import { ConfirmButton } from "../../../parts/ConfirmButton.tsx";
import { opensLiveRound } from "./rounds/roundActs.ts";
import { useDebateSend } from "./useDebateSend.ts";
import { deskWords } from "./words.ts";

interface Props {
  debate: WholeDebate;
  rounds: readonly PublicRound[];
}

/** Starts a debate that has not started, ends one that is live; names what happens with it. */
export function LifeButton({ debate, rounds }: Props) {
  const own = useAreaWords(deskWords);
  const send = useDebateSend(debate.id);
  if (debate.status === 2) return null;
  return debate.status === 0
    ? (
      <ConfirmButton
        key="start"
        name={own.start}
        icon="play"
        kind="main"
        shortcut="e"
        question={own.startQuestion}
        consequence={<StartText debate={debate} rounds={rounds} />}
        confirm={own.start}
        confirmKind="main"
        act={(key) => send(key, "POST", "/start")}
      />
    )
    : (
      <ConfirmButton
        key="end"
        name={own.end}
        icon="stop"
        kind="danger"
        shortcut="e"
        question={own.endQuestion}
        consequence={<EndText rounds={rounds} />}
        confirm={own.end}
        act={(key) => send(key, "POST", "/end")}
      />
    );
}

function StartText({ debate, rounds }: Props) {
  const own = useAreaWords(deskWords);
  const opens = opensLiveRound(debate, rounds);
  return (
    <>
      <p>{own.startText}</p>
      <p>{opens ? own.startOpensLive : own.startOpensNothing}</p>
      <p>{debate.roomId === null ? own.startNoRoom : own.startTakesRoom}</p>
    </>
  );
}

function EndText({ rounds }: { rounds: readonly PublicRound[] }) {
  const own = useAreaWords(deskWords);
  const votes = useAreaWords(voteWords);
  const { time } = useServices().live;
  const valid = rounds.filter((round) => round.voidedAtMs === null);
  const open = valid.find((round) => takesBallots(round, time.nowMs()));
  const isDue = valid.some((round) => round.state !== "planned" && round.revealedAtMs === null);
  return (
    <>
      <p>{own.endText}</p>
      {open && <p>{own.endClosesRound(votes.kind[open.kind])}</p>}
      {isDue && <p>{own.endKeepsReveal}</p>}
    </>
  );
}
