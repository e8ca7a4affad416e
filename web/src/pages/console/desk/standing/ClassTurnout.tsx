import { fullCount } from "../../../../domain/formats.ts";
import { voterClasses } from "../../../../domain/mine.ts";
import type { WholeDebate } from "../../../../domain/values.ts";
import { useAreaWords, useLanguage } from "../../../../lib/services.ts";
import { roundWords } from "../rounds/words.ts";
import type { Stats } from "../stats/stats.ts";
import { statsWords } from "../stats/words.ts";

/** How many have voted in a round, by how they are known; it tells no side. */
export function ClassTurnout({ debate, roundId, stats }: {
  debate: WholeDebate;
  roundId: string;
  stats: Stats | null;
}) {
  const own = useAreaWords(statsWords);
  const names = useAreaWords(roundWords).voterClass;
  const language = useLanguage();
  const byClass = stats?.perClass?.find((one) => one.roundId === roundId)?.byClass;
  if (!byClass) return null;
  const counts = (one: typeof voterClasses[number]) =>
    debate.rules.countingClasses.includes(one) ? "" : ` (${own.notCounted})`;
  return (
    <section className="desk-count">
      <h3>{own.classes}</h3>
      <ul className="desk-classes number">
        {voterClasses.map((one) => (
          <li key={one}>
            {names[one]} <strong>{fullCount(byClass[one].voters, language)}</strong>
            {counts(one)}
          </li>
        ))}
      </ul>
      {byClass.device.weak > 0 && (
        <p className="field-hint">{own.weak(fullCount(byClass.device.weak, language))}</p>
      )}
    </section>
  );
}
