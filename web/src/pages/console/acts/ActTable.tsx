import { type Act, changesOf } from "../../../domain/act.ts";
import { instant } from "../../../domain/formats.ts";
import { useAreaWords, useLanguage } from "../../../lib/services.ts";
import { type Column, Table } from "../../../parts/Table.tsx";
import { actsWords } from "./words.ts";

/** Acts, each with who did it, to what, and what it changed. */
export function ActTable({ acts, isBusy }: { acts: readonly Act[]; isBusy: boolean }) {
  const own = useAreaWords(actsWords);
  const language = useLanguage();
  const columns: Column<Act>[] = [
    {
      id: "when",
      name: own.when,
      cell: ({ atMs }) => <span className="number">{instant(atMs, language, Date.now())}</span>,
    },
    {
      id: "actor",
      name: own.actor,
      cell: ({ actor, from }) => (
        <span className="stacked">
          <strong>{actor ?? own.system}</strong>
          <span className="soft">{from}</span>
        </span>
      ),
    },
    { id: "action", name: own.action, cell: ({ action }) => own.kind[action] },
    {
      id: "target",
      name: own.target,
      cell: ({ target }) => <span className="code">{target}</span>,
    },
    { id: "detail", name: own.detail, cell: (act) => <Detail act={act} /> },
  ];
  return (
    <Table
      caption={own.title}
      columns={columns}
      rows={acts}
      rowKey={({ id }) => id}
      isBusy={isBusy}
    />
  );
}

function Detail({ act }: { act: Act }) {
  const own = useAreaWords(actsWords);
  const changes = changesOf(act);
  return (
    <span className="stacked">
      {act.reason && <span>{act.reason}</span>}
      {changes.length > 0 && (
        <details className="act-details">
          <summary>{own.changes(String(changes.length))}</summary>
          <dl className="facts">
            {changes.map(({ name, before, after }) => (
              <div key={name} className="act-change">
                <dt>{name || own.target}</dt>
                <dd>{before || own.nothing} → {after || own.nothing}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </span>
  );
}
