import { fullCount } from "../../../domain/formats.ts";
import { type Shown, shownOf } from "../../../domain/round.ts";
import { ballotSharesOf } from "../../../domain/ballotShares.ts";
import type { PublicRound, WholeDebate } from "../../../domain/values.ts";
import { bandText, voteWords } from "../../../domain/voteWords.ts";
import { JoinCode } from "../../../hall/JoinCode.tsx";
import { RoundClock } from "../../../hall/RoundClock.tsx";
import { hallWords } from "../../../hall/words.ts";
import { useAreaWords, useLanguage } from "../../../lib/services.ts";
import { useStanding } from "../../../live/hooks.ts";
import { Icon } from "../../../parts/Icon.tsx";
import { Motion } from "../Motion.tsx";
import type { SceneProps } from "../SceneView.tsx";
import { SideHead } from "../SideHead.tsx";
import { Split } from "../Split.tsx";

/** A round that takes ballots, or is locked: as much of its count as its mode shows. */
export function VoteScene({ liveId, debate, round, isLocked = false }: SceneProps & {
  round: PublicRound;
  isLocked?: boolean;
}) {
  const words = useAreaWords(hallWords);
  const votes = useAreaWords(voteWords);
  const shown = shownOf(round, useStanding(liveId));
  return (
    <div className="scene scene-vote" data-shown={shown.kind}>
      <header className="scene-head">
        <p className="scene-state" data-live={!isLocked || undefined}>
          {isLocked ? votes.kind[round.kind] : `${votes.kind[round.kind]} · ${words.voting}`}
        </p>
        <Motion debate={debate} />
      </header>
      <Middle debate={debate} round={round} shown={shown} isLocked={isLocked} />
      <footer className="scene-foot">
        <div className="scene-facts">
          {isLocked
            ? shown.kind === "tally" && <p className="lock-word">{words.locked}</p>
            : <RoundClock round={round} label={words.roundLeft} />}
          <Turnout shown={shown} round={round} />
        </div>
        {!isLocked && <JoinCode debate={debate} />}
      </footer>
    </div>
  );
}

function Middle({ debate, round, shown, isLocked }: {
  debate: WholeDebate;
  round: PublicRound;
  shown: Shown;
  isLocked: boolean;
}) {
  const words = useAreaWords(hallWords);
  const votes = useAreaWords(voteWords);
  if (shown.kind === "tally") {
    return <Split debate={debate} shares={ballotSharesOf(shown.tally)} />;
  }
  const title = shown.kind === "band"
    ? bandText(shown, votes, (side) => debate.sides[side].label)
    : isLocked
    ? words.locked
    : votes.hidden;
  return (
    <div className="veiled">
      <section className="veiled-side" data-side="affirmative">
        <SideHead debate={debate} side="affirmative" />
      </section>
      <p
        className="veiled-word"
        data-side={shown.kind === "band" ? shown.side ?? undefined : undefined}
      >
        {shown.kind === "turnout" && <Icon name={isLocked ? "lock" : "eyeShut"} />}
        {title}
        {isLocked && <small>{shown.kind === "band" ? words.locked : words.lockedText}</small>}
      </p>
      <section className="veiled-side" data-side="negative">
        <SideHead debate={debate} side="negative" />
      </section>
      <span className="unseen">{votes.reveal[round.reveal]}</span>
    </div>
  );
}

/** How many have voted, and how old the count is where it is late. */
function Turnout({ shown, round }: { shown: Shown; round: PublicRound }) {
  const words = useAreaWords(voteWords);
  const language = useLanguage();
  const voters = shown.kind === "tally" ? shown.tally.voters : shown.voters;
  const isLate = round.reveal === "delayed" && round.revealedAtMs === null &&
    shown.kind === "tally";
  return (
    <p className="turnout number">
      {voters !== null && (shown.kind === "band" ? words.turnoutInTens : words.turnout)(
        fullCount(voters, language),
      )}
      {isLate && <small>{words.delayedBy(String(round.delaySeconds))}</small>}
    </p>
  );
}
