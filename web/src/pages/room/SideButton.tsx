import { choiceOf, chosen, sideOf } from "../../domain/choice.ts";
import type { Side } from "../../domain/values.ts";
import { useAreaWords } from "../../lib/services.ts";
import { Icon } from "../../parts/Icon.tsx";
import { useRoom } from "./RoomContext.ts";
import type { Ballot } from "./useBallot.ts";
import { roomWords } from "./words.ts";

/** Gives one's whole ballot to a side; pressed while it is there. */
export function SideButton({ side, ballot }: { side: Side; ballot: Ballot }) {
  const own = useAreaWords(roomWords);
  const { labels } = useRoom();
  const isChosen = ballot.own !== null && sideOf(chosen(ballot.own)) === side;
  const isSending = ballot.sending === choiceOf(side);
  const isFixed = ballot.round.final && ballot.own !== null;
  return (
    <button
      type="button"
      className="side-button"
      data-side={side}
      data-quiet={(ballot.own !== null && !isChosen) || undefined}
      aria-pressed={isChosen}
      aria-busy={isSending || undefined}
      disabled={!ballot.isOpen || isFixed}
      onClick={() => ballot.choose(choiceOf(side))}
    >
      {isSending
        ? <span className="spinner" aria-hidden="true" />
        : isChosen && <Icon name="check" />}
      <span className="side-button-text">{own.supports(labels[side])}</span>
    </button>
  );
}
