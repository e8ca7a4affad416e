import { useState } from "react";
import {
  type ActFilter,
  type ActKind,
  actKinds,
  actQuery,
  readActLog,
} from "../../../domain/act.ts";
import { useLoad } from "../../../lib/load.ts";
import { useAreaWords } from "../../../lib/services.ts";
import { useSettled } from "../../../lib/settled.ts";
import { Button } from "../../../parts/Button.tsx";
import { Select, TextField } from "../../../parts/Field.tsx";
import { LoadedPart } from "../../../parts/LoadedPart.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { ActTable } from "./ActTable.tsx";
import { actsWords } from "./words.ts";

const open: ActFilter = { actor: "", action: "", from: "", to: "" };
const actsAtOnce = 100;

/** A log of acts with its filters; `kinds` are those that may stand in it. */
export function ActsPanel({ path, kinds = actKinds }: {
  path: string;
  kinds?: readonly ActKind[];
}) {
  const own = useAreaWords(actsWords);
  const [filter, setFilter] = useState(open);
  const [starts, setStarts] = useState([0]);
  const settled = useSettled(filter);
  const set = (values: Partial<ActFilter>) => {
    setFilter({ ...filter, ...values });
    setStarts([0]);
  };
  return (
    <>
      <div className="console-filters">
        <TextField
          label={own.actor}
          placeholder={own.actorHint}
          maxLength={36}
          value={filter.actor}
          onChange={(actor) => set({ actor })}
        />
        <Select
          label={own.action}
          value={filter.action}
          options={[
            { value: "", name: own.anyAction },
            ...kinds.map((value) => ({ value, name: own.kind[value] })),
          ]}
          onChange={(action) => set({ action })}
        />
        <TextField
          label={own.from}
          type="date"
          value={filter.from}
          onChange={(from) => set({ from })}
        />
        <TextField label={own.to} type="date" value={filter.to} onChange={(to) => set({ to })} />
      </div>
      {starts.map((since, at) => (
        <Part
          key={since}
          path={`${path}?${actQuery(settled, since, actsAtOnce)}`}
          isFirst={at === 0}
          onMore={at === starts.length - 1 ? (next) => setStarts([...starts, next]) : null}
        />
      ))}
    </>
  );
}

/** One stretch of the log; those before it stay where they are. */
function Part({ path, isFirst, onMore }: {
  path: string;
  isFirst: boolean;
  /** null where what follows is shown already. */
  onMore: ((next: number) => void) | null;
}) {
  const own = useAreaWords(actsWords);
  const loaded = useLoad(path, readActLog, true);
  return (
    <LoadedPart
      of={loaded}
      isEmpty={({ records, more }) => isFirst && records.length === 0 && !more}
      empty={<Notice icon="clock" title={own.emptyTitle} text={own.emptyText} />}
    >
      {({ records, next, more }) => (
        <>
          <ActTable acts={records} isBusy={loaded.state === "loading"} />
          {more && onMore && (
            <div className="form-acts">
              <Button icon="down" onClick={() => onMore(next)}>{own.more}</Button>
            </div>
          )}
        </>
      )}
    </LoadedPart>
  );
}
