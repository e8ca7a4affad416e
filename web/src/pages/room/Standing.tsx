import { fullCount } from "../../domain/formats.ts";
import { type Shown, shownOf } from "../../domain/round.ts";
import { sharesOf } from "../../domain/tally.ts";
import type { PublicRound } from "../../domain/values.ts";
import { bandText, type VoteWords, voteWords } from "../../domain/voteWords.ts";
import { useAreaWords, useLanguage } from "../../lib/services.ts";
import { useRoundState, useStanding } from "../../live/hooks.ts";
import { Icon } from "../../parts/Icon.tsx";
import { VoteBar } from "../../parts/VoteBar.tsx";
import { type RoomFacts, useRoom } from "./RoomContext.ts";
import { useSpoken } from "./useSpoken.ts";
import { roomWords } from "./words.ts";

/** How a round stands, as far as it is shown: the bar, a word for who leads, or the turnout alone. */
export function Standing({ round }: { round: PublicRound }) {
  const words = useAreaWords(voteWords);
  const own = useAreaWords(roomWords);
  const language = useLanguage();
  const { liveId, labels } = useRoom();
  const shown = shownOf(round, useStanding(liveId));
  const state = useRoundState(round);
  const count = (voters: number | null) => voters === null ? "—" : fullCount(voters, language);
  const told = said(shown, words, own, labels);
  const spoken = useSpoken(
    state === "revealed" ? own.revealed(words.kind[round.kind], told) : told,
    `${round.id} ${state}`,
  );
  const notes: string[] = [];
  if (shown.kind === "tally" && shown.tally.undecided > 0) {
    notes.push(own.undecidedCount(count(shown.tally.undecided)));
  }
  if (shown.kind === "tally" && round.reveal === "delayed" && state !== "revealed") {
    notes.push(words.delayedBy(String(round.delaySeconds)));
  }
  return (
    <div className="standing" data-kind={shown.kind}>
      <p className="unseen" role="status">{spoken}</p>
      {shown.kind === "tally" && (
        <VoteBar
          tally={shown.tally}
          labels={labels}
          note={words.turnout(count(shown.tally.voters))}
        />
      )}
      {shown.kind === "band" && (
        <p className="standing-band" data-side={shown.side ?? undefined}>
          {bandText(shown, words, (side) => labels[side])}
        </p>
      )}
      {shown.kind === "turnout" && (
        <p className="standing-turnout">
          <Icon name="lock" />
          <span>{words.hidden}</span>
          {state !== "planned" && (
            <span className="standing-voters number">{words.turnout(count(shown.voters))}</span>
          )}
        </p>
      )}
      {shown.kind === "band" && (
        <p className="standing-note number">{words.turnoutInTens(count(shown.voters))}</p>
      )}
      {notes.length > 0 && <p className="standing-note number">{notes.join(" · ")}</p>}
    </div>
  );
}

/** How it stands in a sentence, for those who hear the page. */
function said(
  shown: Shown,
  words: VoteWords,
  own: typeof roomWords.zh,
  labels: RoomFacts["labels"],
): string {
  if (shown.kind === "turnout") return words.hidden;
  if (shown.kind === "band") return bandText(shown, words, (side) => labels[side]);
  const shares = sharesOf(shown.tally);
  if (!shares) return own.standingEmpty;
  const { affirmative, negative } = shares;
  return own.standing(
    labels.affirmative,
    String(affirmative),
    labels.negative,
    String(negative),
  );
}
