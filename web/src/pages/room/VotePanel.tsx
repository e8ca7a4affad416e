import { useId, useState } from "react";
import { voteWords } from "../../domain/voteWords.ts";
import { useAreaWords } from "../../lib/services.ts";
import { Button } from "../../parts/Button.tsx";
import { BetterClass, RoundRules } from "./RoundRules.tsx";
import { chosen } from "./choice.ts";
import { OwnBallot } from "./OwnBallot.tsx";
import { useRoom } from "./RoomContext.ts";
import { RoundLine } from "./RoundLine.tsx";
import { SideButton } from "./SideButton.tsx";
import { SplitBallot } from "./SplitBallot.tsx";
import { Standing } from "./Standing.tsx";
import type { Ballot } from "./useBallot.ts";
import { roomWords } from "./words.ts";

/**
 * The vote the page is about: its round, how it stands, one's own ballot.
 * @param isWide the sides' buttons stand here; on a narrow page they are in the dock.
 */
export function VotePanel({ ballot, isWide }: { ballot: Ballot | null; isWide: boolean }) {
  const own = useAreaWords(roomWords);
  if (!ballot) {
    return (
      <section className="vote-panel">
        <h2 className="round-kind">{own.noRound}</h2>
        <p className="round-note">{own.noRoundText}</p>
        <VoidRounds />
      </section>
    );
  }
  return (
    <section className="vote-panel" aria-label={own.vote}>
      <RoundLine round={ballot.round} isOpen={ballot.isOpen} />
      <Standing round={ballot.round} />
      {ballot.isOpen && isWide && (
        <div className="vote-acts">
          <SideButton side="affirmative" ballot={ballot} />
          <SideButton side="negative" ballot={ballot} />
        </div>
      )}
      <div className="vote-foot">
        <OwnBallot ballot={ballot} />
        {ballot.isOpen && <MoreWays ballot={ballot} />}
      </div>
      <VoidRounds />
      {ballot.isOpen && <BetterClass />}
      <RoundRules round={ballot.round} />
    </section>
  );
}

/** The choices beside the two sides: undecided where the round takes it, and a split ballot. */
function MoreWays({ ballot }: { ballot: Ballot }) {
  const own = useAreaWords(roomWords);
  const words = useAreaWords(voteWords);
  const [isSplitting, setSplitting] = useState(false);
  const id = useId();
  const isFixed = ballot.round.final && ballot.own !== null;
  if (isFixed) return null;
  const isUndecided = ballot.own !== null && chosen(ballot.own) === "undecided";
  return (
    <>
      <div className="more-ways">
        {ballot.round.undecided && (
          <Button
            aria-pressed={isUndecided}
            icon={isUndecided ? "check" : undefined}
            isBusy={ballot.sending === "undecided"}
            onClick={() => ballot.choose("undecided")}
          >
            {words.stance.undecided}
          </Button>
        )}
        <Button
          kind="quiet"
          icon="settings"
          aria-expanded={isSplitting}
          aria-controls={id}
          onClick={() => setSplitting(!isSplitting)}
        >
          {own.split}
        </Button>
      </div>
      <div id={id} className="split-place" hidden={!isSplitting}>
        {isSplitting && <SplitBallot ballot={ballot} />}
      </div>
    </>
  );
}

/** Rounds that count no more, and whose ballots do not either. */
function VoidRounds() {
  const own = useAreaWords(roomWords);
  const words = useAreaWords(voteWords);
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
