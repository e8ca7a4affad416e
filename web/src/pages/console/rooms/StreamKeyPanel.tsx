import { useState } from "react";
import { type ManagedRoom, readStreamKey, type StreamKey } from "../../../domain/managedRoom.ts";
import { useAreaWords, useServices } from "../../../lib/services.ts";
import { useSubmit } from "../../../lib/submit.ts";
import { ActResult } from "../../../parts/ActResult.tsx";
import { Button } from "../../../parts/Button.tsx";
import { ConfirmButton } from "../../../parts/ConfirmButton.tsx";
import { CopyButton } from "../../../parts/CopyButton.tsx";
import { roomsWords } from "./words.ts";

/** How a picture is sent to the room: asked for before it is shown, for every look goes on record. */
export function StreamKeyPanel({ room }: { room: ManagedRoom }) {
  const { api } = useServices();
  const own = useAreaWords(roomsWords);
  const path = `/api/rooms/${room.id}/key`;
  const [key, setKey] = useState<StreamKey | null>(null);
  const [isNew, setNew] = useState(false);
  const show = useSubmit((_key: string) => api.get(path, readStreamKey));

  async function look(): Promise<void> {
    const result = await show.run();
    if (!result?.ok) return;
    setKey(result.value);
    setNew(false);
  }

  return (
    <section className="panel form">
      <h2>{own.key}</h2>
      {room.playback?.kind !== "rtmp" ? <p className="soft">{own.outside}</p> : (
        <>
          <p className="soft">{own.keyHint}</p>
          {key && (
            <>
              <div className="field">
                <span className="field-label" aria-hidden="true">{own.push}</span>
                <CopyButton label={own.push} text={key.pushUrl} />
              </div>
              <div className="field">
                <span className="field-label" aria-hidden="true">{own.streamKey}</span>
                <CopyButton label={own.streamKey} text={key.streamKey} />
              </div>
            </>
          )}
          <p role="status" className="act-result" data-state="done">{isNew && own.rotated}</p>
          <div className="form-acts">
            {key
              ? <Button icon="eyeShut" onClick={() => setKey(null)}>{own.hideKey}</Button>
              : <Button icon="eye" isBusy={show.isPending} onClick={look}>{own.showKey}</Button>}
            <ConfirmButton
              name={own.rotate}
              icon="refresh"
              question={own.rotateQuestion}
              consequence={<p>{own.rotateText}</p>}
              confirm={own.rotate}
              act={() => api.send("POST", path, undefined, readStreamKey, { isOnce: true })}
              onDone={(made) => {
                setKey(made);
                setNew(true);
              }}
            />
            <ActResult of={show} />
          </div>
        </>
      )}
    </section>
  );
}
