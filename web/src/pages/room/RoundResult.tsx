import { fullCount } from "../../domain/formats.ts";
import { sharesOf } from "../../domain/tally.ts";
import type { VoterClass } from "../../domain/mine.ts";
import type { PublicRound, ShownTally } from "../../domain/values.ts";
import { voteWords } from "../../domain/voteWords.ts";
import { useAreaWords, useLanguage } from "../../lib/services.ts";
import { type Column, Table } from "../../parts/Table.tsx";
import { useRoom } from "./RoomContext.ts";
import { RoundLine } from "./RoundLine.tsx";
import { Standing } from "./Standing.tsx";
import { moreWords } from "./moreWords.ts";

/** One round: its count as far as it is shown, and the classes of voters apart. */
export function RoundResult({ round }: { round: PublicRound }) {
  const more = useAreaWords(moreWords);
  const byClass = round.tally?.byClass ?? null;
  return (
    <section className="result-part">
      <RoundLine round={round} isOpen={false} />
      <Standing round={round} />
      {byClass && (
        <details className="rules">
          <summary>{more.byClass}</summary>
          <Classes of={byClass} />
        </details>
      )}
    </section>
  );
}

interface Row {
  by: VoterClass;
  isCounted: boolean;
  tally: ShownTally;
}

function Classes({ of }: { of: NonNullable<ShownTally["byClass"]> }) {
  const more = useAreaWords(moreWords);
  const words = useAreaWords(voteWords);
  const language = useLanguage();
  const { debate, labels } = useRoom();
  const count = (value: number) => fullCount(value, language);
  const share = (row: Row, side: "affirmative" | "negative") => {
    const shares = sharesOf(row.tally);
    return shares ? `${shares[side]}%` : "—";
  };
  const columns: Column<Row>[] = [
    {
      id: "class",
      name: more.byClass,
      cell: ({ by, isCounted }) =>
        isCounted ? more.className[by] : more.uncounted(more.className[by]),
    },
    {
      id: "voters",
      name: more.ballots,
      isNumber: true,
      cell: ({ tally }) => count(tally.voters),
    },
    {
      id: "affirmative",
      name: labels.affirmative,
      isNumber: true,
      cell: (row) => share(row, "affirmative"),
    },
    {
      id: "negative",
      name: labels.negative,
      isNumber: true,
      cell: (row) => share(row, "negative"),
    },
    {
      id: "undecided",
      name: words.stance.undecided,
      isNumber: true,
      cell: ({ tally }) => count(tally.undecided),
    },
  ];
  const classes = ["ticket", "account", "device"] as const;
  const rows = classes.map((by) => ({
    by,
    isCounted: debate.rules.countingClasses.includes(by),
    tally: { ...of[by], byClass: null },
  }));
  return <Table caption={more.byClass} columns={columns} rows={rows} rowKey={({ by }) => by} />;
}
