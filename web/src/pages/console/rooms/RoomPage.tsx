import { type FormEvent, useEffect, useState } from "react";
import { type ManagedRoom, readManagedRoom } from "../../../domain/managedRoom.ts";
import { changedFields } from "../../../lib/edits.ts";
import { useLoad } from "../../../lib/load.ts";
import { done } from "../../../lib/read.ts";
import { useAreaWords, useServices, useWords } from "../../../lib/services.ts";
import { useSubmit } from "../../../lib/submit.ts";
import { useTitle } from "../../../lib/title.ts";
import { ActResult } from "../../../parts/ActResult.tsx";
import { Button } from "../../../parts/Button.tsx";
import { ConfirmButton } from "../../../parts/ConfirmButton.tsx";
import { Icon } from "../../../parts/Icon.tsx";
import { Link } from "../../../parts/Link.tsx";
import { LoadedPart } from "../../../parts/LoadedPart.tsx";
import { ConflictNotice } from "../ConflictNotice.tsx";
import { PageHead } from "../PageHead.tsx";
import { Refused } from "../Refused.tsx";
import { RoomFields, useRoomNames } from "./RoomFields.tsx";
import { roomBody, roomFields, roomFormOf } from "./roomForm.ts";
import { StreamKeyPanel } from "./StreamKeyPanel.tsx";
import { roomsWords } from "./words.ts";

/** One room: its settings, its stream key, its end. */
export function RoomPage({ roomId }: { roomId: string }) {
  const { api, router } = useServices();
  const own = useAreaWords(roomsWords);
  const path = `/api/rooms/${encodeURIComponent(roomId)}`;
  const loaded = useLoad(path, readManagedRoom);
  useTitle(loaded.value?.name ?? own.title);
  if (loaded.failure?.code === 404) return <Refused because="missing" />;
  return (
    <>
      <Link className="back" to="/console/rooms">
        <Icon name="back" />
        {own.back}
      </Link>
      <LoadedPart of={loaded} level="page">
        {(room) => (
          <>
            <PageHead title={room.name} lead={own.address(room.id)}>
              <ConfirmButton
                name={own.delete}
                icon="bin"
                question={own.deleteQuestion(room.name)}
                consequence={<p>{own.deleteText}</p>}
                confirm={own.deleteConfirm}
                act={(key) => api.send("DELETE", path, undefined, done, { key })}
                onDone={() => router.go("/console/rooms")}
              />
            </PageHead>
            <div className="panels panels-two">
              <RoomSettings room={room} path={path} onChange={loaded.refresh} />
              <StreamKeyPanel room={room} />
            </div>
          </>
        )}
      </LoadedPart>
    </>
  );
}

function told(room: ManagedRoom) {
  return { revision: room.revision, form: roomFormOf(room) };
}

function RoomSettings({ room, path, onChange }: {
  room: ManagedRoom;
  path: string;
  onChange: () => void;
}) {
  const { api } = useServices();
  const words = useWords();
  const own = useAreaWords(roomsWords);
  const names = useRoomNames();
  const [base, setBase] = useState(() => told(room));
  const [form, setForm] = useState(base.form);
  const save = useSubmit((key, body: object) =>
    api.send("PATCH", path, body, readManagedRoom, { key })
  );
  const changed = changedFields(form, base.form);
  const isOvertaken = changed.length === 0 && room.revision > base.revision;
  useEffect(() => {
    if (!isOvertaken) return; // while nothing is typed, the form follows
    setBase(told(room));
    setForm(roomFormOf(room));
  }, [isOvertaken, room]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await save.run({ revision: base.revision, ...roomBody(form, changed) });
    if (!result?.ok) return;
    setBase(told(result.value));
    setForm(roomFormOf(result.value));
    onChange();
  }

  return (
    <form className="panel form" onSubmit={submit}>
      <h2>{own.settings}</h2>
      <RoomFields
        form={form}
        reasonOf={save.fieldReason}
        onChange={(typed) => {
          setForm(typed);
          if (save.state === "done") save.reset();
        }}
      />
      {save.failure?.reason === "revision_moved"
        ? (
          <ConflictNotice
            path={path}
            read={readManagedRoom}
            told={told}
            base={base}
            typed={form}
            names={names}
            onChosen={(newBase, kept) => {
              setBase(newBase);
              setForm(kept);
              save.reset();
              onChange();
            }}
          />
        )
        : (
          <div className="form-acts">
            <Button
              kind="main"
              type="submit"
              disabled={changed.length === 0}
              isBusy={save.isPending}
            >
              {words.save}
            </Button>
            <ActResult of={save} done={own.saved} fields={roomFields} />
          </div>
        )}
    </form>
  );
}
