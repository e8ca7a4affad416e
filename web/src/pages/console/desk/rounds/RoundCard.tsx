import { clockText } from "../../../../domain/countdown.ts";
import { percent } from "../../../../domain/moreFormats.ts";
import { sharesOf } from "../../../../domain/tally.ts";
import type { PublicRound, WholeDebate } from "../../../../domain/values.ts";
import { resultWords, verdictText } from "../../../../domain/resultWords.ts";
import { voteWords } from "../../../../domain/voteWords.ts";
import { useAreaWords, useLanguage } from "../../../../lib/services.ts";
import { useCountdown, useRoundState } from "../../../../live/hooks.ts";
import { RoundActs } from "./RoundActs.tsx";
import { roundWords } from "./words.ts";

/** One round: how it stands, its terms, and for organisers what can be done. */
export function RoundCard({ debate, rounds, round, isOrganiser, isNextStep }: {
  debate: WholeDebate;
  rounds: readonly PublicRound[];
  round: PublicRound;
  isOrganiser: boolean;
  isNextStep: boolean;
}) {
  const own = useAreaWords(roundWords);
  const votes = useAreaWords(voteWords);
  const state = useRoundState(round);
  const terms = [
    votes.reveal[round.reveal],
    round.final ? own.once : own.changeable,
    ...(round.undecided ? [own.withUndecided] : []),
  ];
  return (
    <li className="desk-round" data-state={state} data-kind={round.kind}>
      <div className="desk-round-head">
        <h3>{votes.kind[round.kind]}</h3>
        {/* told when it changes, perhaps by another desk */}
        <span className="desk-state" data-state={state} role="status">{votes.state[state]}</span>
        <Deadline round={round} />
      </div>
      <p className="field-hint">{terms.join(" · ")}</p>
      {state === "revealed" && <Result debate={debate} round={round} />}
      {isOrganiser && (
        <RoundActs debate={debate} rounds={rounds} round={round} isNextStep={isNextStep} />
      )}
    </li>
  );
}

function Deadline({ round }: { round: PublicRound }) {
  const votes = useAreaWords(voteWords);
  const state = useRoundState(round);
  const left = useCountdown(
    state === "open" ? round.closesAtMs : state === "planned" ? round.opensAtMs : null,
  );
  if (left === null) return null;
  const say = state === "open" ? votes.closesIn : votes.opensIn;
  return <span className="desk-deadline number">{say(clockText(left))}</span>;
}

function Result({ debate, round }: { debate: WholeDebate; round: PublicRound }) {
  const own = useAreaWords(roundWords);
  const results = useAreaWords(resultWords);
  const language = useLanguage();
  const shares = round.tally && sharesOf(round.tally);
  if (!shares) return <p>{own.noBallots}</p>;
  const say = (share: number) => percent(share / 100, language, 0);
  return (
    <p className="number">
      {own.result(say(shares.affirmative), say(shares.negative))}
      {round.verdict && (
        <strong className="desk-verdict">
          {verdictText(round.verdict, results, (side) => debate.sides[side].label)}
        </strong>
      )}
    </p>
  );
}
