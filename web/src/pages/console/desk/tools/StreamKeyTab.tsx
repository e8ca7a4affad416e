import { readStreamKey } from "../../../../domain/managedRoom.ts";
import { readRoom } from "../../../../domain/room.ts";
import { useLoad } from "../../../../lib/load.ts";
import { useAreaWords, useServices } from "../../../../lib/services.ts";
import { useSubmit } from "../../../../lib/submit.ts";
import { ActResult } from "../../../../parts/ActResult.tsx";
import { Button } from "../../../../parts/Button.tsx";
import { LoadedPart } from "../../../../parts/LoadedPart.tsx";
import { ShutOrigin } from "../../rooms/ShutOrigin.tsx";
import { CopyField } from "./CopyField.tsx";
import { toolWords } from "./words.ts";

/** What an encoder needs to send the picture. */
export function StreamKeyTab({ roomId }: { roomId: string | null }) {
  const own = useAreaWords(toolWords);
  return roomId === null
    ? <p className="field-hint">{own.streamNoRoom}</p>
    : <RoomsKey key={roomId} roomId={roomId} />;
}

function RoomsKey({ roomId }: { roomId: string }) {
  const own = useAreaWords(toolWords);
  const loaded = useLoad(`/api/rooms/${roomId}`, readRoom);
  return (
    <LoadedPart of={loaded}>
      {({ playback }) =>
        playback?.kind === "rtmp" ? <ShownKey roomId={roomId} /> : (
          <>
            <p className="field-hint">{own.streamOutside}</p>
            {playback?.kind === "hls" && <ShutOrigin address={playback.url ?? ""} />}
          </>
        )}
    </LoadedPart>
  );
}

/** Not asked for before somebody wants to see it: asking is on record. */
function ShownKey({ roomId }: { roomId: string }) {
  const own = useAreaWords(toolWords);
  const { api } = useServices();
  const submit = useSubmit(() => api.get(`/api/rooms/${roomId}/key`, readStreamKey));
  const { value, failure } = submit;
  return (
    <div className="form">
      <p className="field-hint">{own.streamHint}</p>
      {value
        ? (
          <>
            <CopyField label={own.pushUrl} text={value.pushUrl} />
            <CopyField label={own.streamKey} text={value.streamKey} />
            <div>
              <Button icon="eyeShut" onClick={submit.reset}>{own.streamHide}</Button>
            </div>
          </>
        )
        : (
          <div>
            <Button icon="eye" isBusy={submit.isPending} onClick={() => submit.run()}>
              {own.streamShow}
            </Button>
          </div>
        )}
      <ActResult of={submit} />
      {failure?.code === 403 && <p className="field-hint">{own.streamRefused}</p>}
    </div>
  );
}
