import type { PublicRound } from "../../domain/values.ts";
import { voteWords } from "../../domain/voteWords.ts";
import { loginAddress } from "../../lib/next.ts";
import { useAccount, useAreaWords, useWords } from "../../lib/services.ts";
import { Link } from "../../parts/Link.tsx";
import { useRoom } from "./RoomContext.ts";
import { roomWords } from "./words.ts";

/** The terms of a round in words: who may vote, whether it can be changed, what is shown when. */
export function RoundRules({ round }: { round: PublicRound }) {
  const own = useAreaWords(roomWords);
  const words = useAreaWords(voteWords);
  const { debate, own: { mine } } = useRoom();
  const { countingClasses, winnerRule, verdictBy } = debate.rules;
  return (
    <details className="rules">
      <summary>{own.rules}</summary>
      <ul className="rules-list">
        <li>{own.counts(countingClasses.map((one) => own.classes[one]).join(own.and))}</li>
        {mine && <li>{own.youVoteAs[mine.class]}</li>}
        <li>{round.final ? own.isFinal : own.mayChange}</li>
        <li>{own.maySplit}</li>
        {round.undecided && <li>{own.mayBeUndecided}</li>}
        <li>{words.reveal[round.reveal]}{own.colon}{words.revealHint[round.reveal]}</li>
        <li>{own.byRule(words.rule[winnerRule], words.by[verdictBy])}</li>
      </ul>
    </details>
  );
}

/** The way to a ballot that counts, for whom it would not as they are, or might count as more. */
export function BetterClass() {
  const own = useAreaWords(roomWords);
  const words = useWords();
  const account = useAccount();
  const { debate, liveId, own: { mine } } = useRoom();
  const classes = debate.rules.countingClasses;
  if (!mine) return null;
  const isCounted = classes.includes(mine.class);
  const mayLogIn = !isCounted && classes.includes("account") && account?.isGuest === true;
  const mayRedeem = !mine.hasTicket && classes.includes("ticket");
  if (isCounted && !mayRedeem) return null;
  return (
    <p className="better" data-needed={!isCounted || undefined}>
      {!isCounted && <span>{own.notCounted}</span>}
      {mayLogIn && (
        <Link className="text-link" to={loginAddress(location.pathname)}>{words.login}</Link>
      )}
      {mayRedeem && (
        <Link className="text-link" to={`/join/${encodeURIComponent(liveId)}`}>
          {own.haveCode} {own.enterCode}
        </Link>
      )}
    </p>
  );
}
