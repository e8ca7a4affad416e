import { fullCount } from "../../../domain/formats.ts";
import { dateTime } from "../../../domain/moreFormats.ts";
import type { OwnDebate } from "../../../domain/ownDebate.ts";
import { useAreaWords, useLanguage } from "../../../lib/services.ts";
import { Link } from "../../../parts/Link.tsx";
import { partWords } from "../../../parts/partWords.ts";
import { StatusBadge } from "../../../parts/StatusBadge.tsx";
import { type Column, Table } from "../../../parts/Table.tsx";
import { consoleWords } from "../words.ts";
import { DebateMenu } from "./DebateMenu.tsx";
import { debatesWords } from "./words.ts";

/** Debates with their state, one's seats in them, and what can be done with each. */
export function DebateTable({ debates, isBusy, onChange }: {
  debates: readonly OwnDebate[];
  isBusy: boolean;
  onChange: () => void;
}) {
  const shared = useAreaWords(partWords);
  const language = useLanguage();
  const own = useAreaWords(debatesWords);
  const frame = useAreaWords(consoleWords);
  const thisYear = new Date().getFullYear();
  const columns: Column<OwnDebate>[] = [
    {
      id: "debate",
      name: own.debate,
      cell: (debate) => (
        <span className="debate-cell">
          <StatusBadge status={debate.status} />
          <Link className="debate-link" to={`/console/${debate.liveId}`}>{debate.title}</Link>
          {debate.rehearsal && <span className="mark">{frame.rehearsal}</span>}
          {debate.archived && <span className="mark">{frame.archived}</span>}
        </span>
      ),
    },
    {
      id: "seats",
      name: own.seats,
      cell: ({ roles }) => roles.map((role) => frame.seat[role]).join(" · "),
    },
    {
      id: "when",
      name: own.when,
      cell: ({ startTime }) =>
        startTime ? dateTime(startTime, language, thisYear) : shared.unscheduled,
    },
    {
      id: "views",
      name: own.figures,
      isNumber: true,
      cell: ({ viewCount }) => fullCount(viewCount, language),
    },
    {
      id: "acts",
      name: own.acts,
      cell: (debate) => <DebateMenu debate={debate} onChange={onChange} />,
    },
  ];
  return (
    <Table
      caption={own.title}
      columns={columns}
      rows={debates}
      rowKey={({ liveId }) => liveId}
      isBusy={isBusy}
    />
  );
}
