import { useState } from "react";
import { instant } from "../../../../domain/formats.ts";
import { clockTime } from "../../../../domain/moreFormats.ts";
import { useAreaWords, useLanguage } from "../../../../lib/services.ts";
import { type ChartLine, LineChart } from "../../../../parts/chart/LineChart.tsx";
import { Dialog } from "../../../../parts/Dialog.tsx";
import { type Column, Table } from "../../../../parts/Table.tsx";
import { statsWords } from "./words.ts";

/** Rows of the table at most: the newest. */
const mostRows = 400;

interface Props {
  title: string;
  /** The chart in a sentence, for those who do not see it. */
  summary: string;
  /** Beside the title: the newest value. */
  latest: string;
  lines: readonly ChartLine[];
  fromMs: number;
  toMs: number;
  most?: number;
  valueText: (value: number) => string;
}

/** A small chart that opens as a large one, with its numbers as a table. */
export function ChartFigure(props: Props) {
  const own = useAreaWords(statsWords);
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const { title, summary, latest, lines, fromMs, toMs, most, valueText } = props;
  const chart = { label: summary, lines, fromMs, toMs, most, valueText };
  const timeText = (ms: number) => clockTime(ms, language).slice(0, 5);
  return (
    <figure className="chart-figure">
      <figcaption>
        <span className="chart-title">{title}</span>
        <strong className="number">{latest}</strong>
        <button
          type="button"
          className="chart-more"
          aria-label={own.detailsOf(title)}
          onClick={() => setOpen(true)}
        >
          {own.details}
        </button>
      </figcaption>
      <LineChart {...chart} timeText={timeText} />
      {isOpen && (
        <Dialog title={title} isWide onClose={() => setOpen(false)}>
          <LineChart {...chart} height={160} timeText={timeText} />
          <Numbers {...props} />
        </Dialog>
      )}
    </figure>
  );
}

interface Row {
  atMs: number;
  values: Record<string, number>;
}

function Numbers({ title, lines, valueText }: Props) {
  const own = useAreaWords(statsWords);
  const language = useLanguage();
  const rows = rowsOf(lines);
  const columns: Column<Row>[] = [
    { id: "time", name: own.time, cell: ({ atMs }) => instant(atMs, language, Date.now()) },
    ...lines.map(({ id, name }): Column<Row> => ({
      id,
      name: lines.length > 1 ? name : own.value,
      isNumber: true,
      cell: ({ values }) => {
        const value = values[id];
        return value === undefined ? "—" : valueText(value);
      },
    })),
  ];
  return (
    <div className="chart-table" tabIndex={0} role="group" aria-label={own.detailsOf(title)}>
      <Table
        caption={title}
        columns={columns}
        rows={rows}
        rowKey={({ atMs }) => String(atMs)}
      />
    </div>
  );
}

/** The values of all lines by time, the newest first. */
function rowsOf(lines: readonly ChartLine[]): Row[] {
  const rows = new Map<number, Row>();
  for (const { id, points } of lines) {
    for (const [atMs, value] of points) {
      const row = rows.get(atMs) ?? { atMs, values: {} };
      row.values[id] = value;
      rows.set(atMs, row);
    }
  }
  return [...rows.values()].sort((one, other) => other.atMs - one.atMs).slice(0, mostRows);
}
