import { useCallback, useState } from "react";
import { instant } from "../../../../domain/formats.ts";
import type { Restriction } from "../../../../domain/values.ts";
import { useLoad } from "../../../../lib/load.ts";
import { pageOf } from "../../../../lib/read.ts";
import { useAreaWords, useLanguage } from "../../../../lib/services.ts";
import { useSubmit } from "../../../../lib/submit.ts";
import { useStaffEvents } from "../../../../live/staffHooks.ts";
import { ActResult } from "../../../../parts/ActResult.tsx";
import { Button } from "../../../../parts/Button.tsx";
import { LoadedPart } from "../../../../parts/LoadedPart.tsx";
import { Pager } from "../../../../parts/Pager.tsx";
import { type Column, Table } from "../../../../parts/Table.tsx";
import { useDebateSend } from "../useDebateSend.ts";
import { readRestriction } from "./verdicts.ts";
import { moderationWords } from "./words.ts";

const readPeople = pageOf(readRestriction);

/** Who may say nothing or take no part, by acts in this debate. */
export function PeopleTab({ liveId }: { liveId: string }) {
  const own = useAreaWords(moderationWords);
  const [page, setPage] = useState(1);
  const path = `/api/live/${liveId}/restrictions?active=true&page=${page}&size=100`;
  const loaded = useLoad(path, readPeople, true);
  const { retry } = loaded;
  useStaffEvents(
    liveId,
    useCallback((happening) => {
      if ("name" in happening && happening.name === "person.restricted") retry();
    }, [retry]),
  );
  return (
    <LoadedPart
      of={loaded}
      isEmpty={({ total }) => total === 0}
      empty={<p className="field-hint">{own.peopleEmpty}</p>}
    >
      {({ records, pages }) => (
        <>
          <People liveId={liveId} people={records} />
          <Pager page={page} pages={pages} onPage={setPage} />
        </>
      )}
    </LoadedPart>
  );
}

function People({ liveId, people }: { liveId: string; people: readonly Restriction[] }) {
  const own = useAreaWords(moderationWords);
  const language = useLanguage();
  const until = ({ kind, untilMs }: Restriction) => {
    if (untilMs !== null) return instant(untilMs, language, Date.now());
    return kind === "mute" ? own.untilEnd : own.untilLifted;
  };
  const columns: Column<Restriction>[] = [
    { id: "person", name: own.person, cell: ({ name }) => <bdi>{name}</bdi> },
    { id: "kind", name: own.kind, cell: ({ kind }) => own.kinds[kind] },
    { id: "until", name: own.until, cell: until },
    { id: "cause", name: own.cause, cell: ({ reason }) => <bdi>{reason}</bdi> },
    { id: "by", name: own.by, cell: ({ by }) => <bdi>{by}</bdi> },
    { id: "act", name: own.act, cell: ({ id }) => <LiftButton liveId={liveId} id={id} /> },
  ];
  return <Table caption={own.people} columns={columns} rows={people} rowKey={({ id }) => id} />;
}

function LiftButton({ liveId, id }: { liveId: string; id: string }) {
  const own = useAreaWords(moderationWords);
  const send = useDebateSend(liveId);
  const submit = useSubmit((key) => send(key, "DELETE", `/restrictions/${id}`));
  return (
    <>
      <Button kind="quiet" icon="undo" isBusy={submit.isPending} onClick={() => submit.run()}>
        {own.lift}
      </Button>
      <ActResult of={submit} done={own.lifted} />
    </>
  );
}
