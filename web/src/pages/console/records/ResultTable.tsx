import { fullCount } from "../../../domain/formats.ts";
import { signedPoints } from "../../../domain/moreFormats.ts";
import { type DebateResult, percentOf } from "../../../domain/result.ts";
import { roundState } from "../../../domain/round.ts";
import { sharesOf } from "../../../domain/tally.ts";
import { type Side, sides } from "../../../domain/values.ts";
import { resultWords, verdictText } from "../../../domain/resultWords.ts";
import { voteWords } from "../../../domain/voteWords.ts";
import type { ToldDebate } from "../../../domain/wholeDebate.ts";
import { useAreaWords, useLanguage } from "../../../lib/services.ts";
import { Link } from "../../../parts/Link.tsx";
import { type Column, Table } from "../../../parts/Table.tsx";
import { recordsWords } from "./words.ts";

type Row = DebateResult["rounds"][number];

/** The result in figures, as far as it is revealed. */
export function ResultTable({ debate, result }: { debate: ToldDebate; result: DebateResult }) {
  const own = useAreaWords(recordsWords);
  const votes = useAreaWords(voteWords);
  const results = useAreaWords(resultWords);
  const language = useLanguage();
  const label = (side: Side) => debate.sides[side].label;
  const points = (side: Side): Column<Row> => ({
    id: side,
    name: label(side),
    isNumber: true,
    cell: ({ tally }) => {
      const shares = tally && sharesOf(tally);
      if (!tally) return "–";
      const count = results.points(fullCount(tally[side], language));
      return shares ? `${shares[side]}% · ${count}` : count;
    },
  });
  const columns: Column<Row>[] = [
    { id: "round", name: own.round, cell: ({ round }) => votes.kind[round.kind] },
    {
      id: "state",
      name: own.state,
      cell: ({ round }) => votes.state[roundState(round, Date.now())],
    },
    ...sides.map(points),
    {
      id: "undecided",
      name: own.undecided,
      isNumber: true,
      cell: ({ tally }) => tally ? fullCount(tally.undecided, language) : "–",
    },
    {
      id: "voters",
      name: own.voters,
      isNumber: true,
      cell: ({ tally }) => tally ? fullCount(tally.voters, language) : "–",
    },
  ];
  const { swing, conversion, verdict, ticketsVoid } = result;
  return (
    <>
      <dl className="facts">
        <dt>{own.verdict}</dt>
        <dd>
          <strong>{verdict ? verdictText(verdict, results, label) : own.notYet}</strong>
          {verdict && ` · ${results.rule[verdict.rule]} · ${results.by[verdict.by]}`}
        </dd>
        {swing && (
          <>
            <dt>{own.swing}</dt>
            <dd className="number">
              {sides.map((side) =>
                `${label(side)} ${
                  results.swingPoints(signedPoints(percentOf(swing[side]), language))
                }`
              ).join(" · ")}
            </dd>
          </>
        )}
        {conversion && (
          <>
            <dt>{own.conversion}</dt>
            <dd className="number">
              {label("affirmative")} {percentOf(conversion.toAffirmative)}% · {label("negative")}
              {" "}
              {percentOf(conversion.toNegative)}%
            </dd>
          </>
        )}
      </dl>
      <Table
        caption={own.result}
        columns={columns}
        rows={result.rounds}
        rowKey={({ round }) => round.id}
      />
      {ticketsVoid > 0 && (
        <p className="soft">{own.ticketsVoid(fullCount(ticketsVoid, language))}</p>
      )}
      <p>
        <Link className="text-link" to={`/debate/${debate.id}`}>{own.more}</Link>
      </p>
    </>
  );
}
