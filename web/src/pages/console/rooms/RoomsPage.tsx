import { type FormEvent, useState } from "react";
import { type ManagedRoom, readManagedRoom, readRoomPage } from "../../../domain/managedRoom.ts";
import { useLoad } from "../../../lib/load.ts";
import { useAreaWords, useServices, useWords } from "../../../lib/services.ts";
import { useSubmit } from "../../../lib/submit.ts";
import { useTitle } from "../../../lib/title.ts";
import { ActResult } from "../../../parts/ActResult.tsx";
import { Button } from "../../../parts/Button.tsx";
import { FormDialog } from "../../../parts/FormDialog.tsx";
import { Link } from "../../../parts/Link.tsx";
import { LoadedPart } from "../../../parts/LoadedPart.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { Pager } from "../../../parts/Pager.tsx";
import { type Column, Table } from "../../../parts/Table.tsx";
import { PageHead } from "../PageHead.tsx";
import { StateMark } from "../StateMark.tsx";
import { RoomFields } from "./RoomFields.tsx";
import { blankRoom, roomBody, roomFields } from "./roomForm.ts";
import { roomsWords } from "./words.ts";

/** The rooms of the installation, for operators. */
export function RoomsPage() {
  const own = useAreaWords(roomsWords);
  const [page, setPage] = useState(1);
  const [isMaking, setMaking] = useState(false);
  const loaded = useLoad(`/api/rooms?page=${page}&size=50`, readRoomPage, true);
  useTitle(own.title);
  const columns: Column<ManagedRoom>[] = [
    {
      id: "name",
      name: own.name,
      cell: ({ id, name }) => (
        <Link className="debate-link" to={`/console/rooms/${id}`}>{name}</Link>
      ),
    },
    {
      id: "state",
      name: own.state,
      cell: ({ enabled }) => <StateMark isGood={enabled}>{enabled ? own.on : own.off}</StateMark>,
    },
    {
      id: "kind",
      name: own.kind,
      cell: ({ playback }) => playback ? own.kinds[playback.kind] : own.none,
    },
    {
      id: "current",
      name: own.current,
      cell: ({ id, currentLiveId }) =>
        currentLiveId ? <Link className="text-link" to={`/room/${id}`}>/room/{id}</Link> : own.none,
    },
  ];
  return (
    <>
      <PageHead title={own.title} lead={own.lead}>
        <Button kind="main" onClick={() => setMaking(true)}>{own.create}</Button>
      </PageHead>
      <LoadedPart
        of={loaded}
        isEmpty={({ total }) => total === 0}
        empty={<Notice icon="screen" title={own.emptyTitle} text={own.emptyText} />}
      >
        {({ records, pages }) => (
          <>
            <Table
              caption={own.title}
              columns={columns}
              rows={records}
              rowKey={({ id }) => id}
              isBusy={loaded.state === "loading"}
            />
            <Pager page={page} pages={pages} onPage={setPage} />
          </>
        )}
      </LoadedPart>
      {isMaking && <NewRoom onClose={() => setMaking(false)} />}
    </>
  );
}

function NewRoom({ onClose }: { onClose: () => void }) {
  const { api, router } = useServices();
  const words = useWords();
  const own = useAreaWords(roomsWords);
  const [form, setForm] = useState(blankRoom);
  const make = useSubmit((key, body: object) =>
    api.send("POST", "/api/rooms", body, readManagedRoom, { key })
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await make.run(roomBody(form, roomFields));
    if (result?.ok) router.go(`/console/rooms/${result.value.id}`);
  }

  return (
    <FormDialog title={own.create} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <RoomFields form={form} reasonOf={make.fieldReason} onChange={setForm} />
        <ActResult of={make} fields={roomFields} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="main" type="submit" isBusy={make.isPending}>{own.made}</Button>
        </div>
      </form>
    </FormDialog>
  );
}
