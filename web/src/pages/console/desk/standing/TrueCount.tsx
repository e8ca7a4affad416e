import type { Tally, WholeDebate } from "../../../../domain/values.ts";
import { useAreaWords } from "../../../../lib/services.ts";
import { useOrganiser, useTrueStanding } from "../../../../live/staffHooks.ts";
import { statsWords } from "../stats/words.ts";
import { TallyView } from "./ShownCount.tsx";

/** The current round's count as it is. Follows the organisers' channel while it is on the page. */
export function TrueCount({ debate }: { debate: WholeDebate }) {
  const own = useAreaWords(statsWords);
  const { roundId, affirmative, negative, undecided, voters } = useTrueStanding(debate.id);
  const { tallies } = useOrganiser(debate.id);
  const written = tallies.find((one) => one.roundId === roundId)?.tally ?? null;
  const tally: Tally | null = affirmative !== null && negative !== null
    ? { affirmative, negative, undecided: undecided ?? 0, voters: voters ?? 0 }
    : written;
  return (
    <section className="desk-count desk-truth">
      <h3>{own.truth}</h3>
      {tally
        ? <TallyView debate={debate} tally={tally} />
        : <p className="field-hint">{own.truthNone}</p>}
    </section>
  );
}
