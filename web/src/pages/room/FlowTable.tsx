import { fullCount } from "../../domain/formats.ts";
import { percent } from "../../domain/moreFormats.ts";
import { conversionOf, movesOf, pairedOf } from "../../domain/result.ts";
import { type Flow, sides } from "../../domain/values.ts";
import { resultWords } from "../../domain/resultWords.ts";
import { voteWords } from "../../domain/voteWords.ts";
import { useAreaWords, useLanguage } from "../../lib/services.ts";
import { useRoom } from "./RoomContext.ts";
import { moreWords } from "./moreWords.ts";

/** How voters of both rounds moved: from each stance before to each after, and who came over. */
export function FlowTable({ flow }: { flow: Flow }) {
  const more = useAreaWords(moreWords);
  const words = useAreaWords(voteWords);
  const results = useAreaWords(resultWords);
  const language = useLanguage();
  const { labels } = useRoom();
  const name = { ...labels, undecided: words.stance.undecided };
  const conversion = conversionOf(flow);
  return (
    <section className="result-part">
      <h3>{more.flowTitle}</h3>
      <table className="flow">
        <caption className="round-note">
          {results.paired(fullCount(pairedOf(flow), language))}
        </caption>
        <thead>
          <tr>
            <th scope="col">{more.flowCorner}</th>
            {movesOf(flow)[0]?.map(({ to }) => <th key={to} scope="col">{name[to]}</th>)}
          </tr>
        </thead>
        <tbody>
          {movesOf(flow).map((row) => (
            <tr key={row[0]?.from}>
              <th scope="row">{row[0] && name[row[0].from]}</th>
              {row.map(({ from, to, voters, share }) => (
                <td key={to} data-side={to} data-stayed={from === to || undefined}>
                  <span
                    className="flow-fill"
                    aria-hidden="true"
                    style={{ transform: `scaleX(${share})` }}
                  />
                  <span className="flow-count number">
                    {fullCount(voters, language)} <small>{percent(share, language, 0)}</small>
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="facts">
        {sides.map((side) => {
          const { numerator, denominator } = conversion[side];
          return (
            <div key={side}>
              <dt className="fact-name">{more.conversion} · {labels[side]}</dt>
              <dd className="number">
                {percent(numerator / denominator, language)} ({numerator}/{denominator})
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="round-note">{more.conversionHint}</p>
    </section>
  );
}
