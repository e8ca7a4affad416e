import { useId, useState } from "react";
import { chosen } from "../../domain/choice.ts";
import { voteWords } from "../../domain/voteWords.ts";
import { useAreaWords } from "../../lib/services.ts";
import { Button } from "../../parts/Button.tsx";
import { lazyArea } from "../../parts/lazyArea.tsx";
import { BetterClass, CodeLink } from "./BetterClass.tsx";
import { OwnBallot } from "./OwnBallot.tsx";
import { useRoom } from "./RoomContext.ts";
import { RoundLine } from "./RoundLine.tsx";
import { SideButton } from "./SideButton.tsx";
import { Standing } from "./Standing.tsx";
import type { Ballot } from "./useBallot.ts";
import { roomWords } from "./words.ts";

const RoundRules = lazyArea(() => import("./moreArea.ts").then((more) => more.RoundRules));
const SplitBallot = lazyArea(() => import("./moreArea.ts").then((more) => more.SplitBallot));

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
      <OwnBallot ballot={ballot} />
      <VoidRounds />
      {ballot.isOpen && <BetterClass />}
      <MoreWays ballot={ballot} />
    </section>
  );
}

/** Beside the two sides: undecided where the round takes it, a split ballot, a code, the rules. */
function MoreWays({ ballot }: { ballot: Ballot }) {
  const own = useAreaWords(roomWords);
  const words = useAreaWords(voteWords);
  const [open, setOpen] = useState<"split" | "rules" | null>(null);
  const id = useId();
  const { round } = ballot;
  const mayVote = ballot.isOpen && !(round.final && ballot.own !== null);
  const isUndecided = ballot.own !== null && chosen(ballot.own) === "undecided";
  const shown = open === "split" && !mayVote ? null : open;
  const opener = (what: "split" | "rules") => ({
    "aria-expanded": shown === what,
    "aria-controls": id,
    onClick: () => setOpen(shown === what ? null : what),
  });
  return (
    <>
      <div className="more-ways">
        {mayVote && round.undecided && (
          <Button
            aria-pressed={isUndecided}
            icon={isUndecided ? "check" : undefined}
            isBusy={ballot.sending === "undecided"}
            onClick={() => ballot.choose("undecided")}
          >
            {words.stance.undecided}
          </Button>
        )}
        {mayVote && <Button kind="quiet" {...opener("split")}>{own.split}</Button>}
        <Button kind="quiet" {...opener("rules")}>{own.rules}</Button>
        {ballot.isOpen && <CodeLink />}
      </div>
      <div id={id} className="more-place" hidden={shown === null}>
        {shown === "split" && <SplitBallot ballot={ballot} />}
        {shown === "rules" && <RoundRules round={round} />}
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
