import { readConfig } from "../../../domain/config.ts";
import { readRoomPage } from "../../../domain/managedRoom.ts";
import { offsetName } from "../../../domain/wallTime.ts";
import { useLoad } from "../../../lib/load.ts";
import { useAreaWords } from "../../../lib/services.ts";
import { Select, TextField } from "../../../parts/Field.tsx";
import { CheckField } from "../CheckField.tsx";
import type { Editing } from "./useEditing.ts";
import { editorWords } from "./words.ts";

/** When and where it takes place. */
export function Plan({ editing: { form, set, tie } }: { editing: Editing }) {
  const own = useAreaWords(editorWords);
  const config = useLoad("/api/config", readConfig);
  const rooms = useLoad("/api/rooms?size=100", readRoomPage);
  const minutes = config.value?.utcOffsetMinutes;
  const known = rooms.value?.records ?? [];
  const isListed = form.roomId === "" || known.some(({ id }) => id === form.roomId);
  return (
    <>
      <div className="form-pair">
        <TextField
          {...tie(
            "startTime",
            minutes === undefined ? undefined : own.hint.startTime(offsetName(minutes)),
          )}
          type="datetime-local"
          value={form.startTime}
          onChange={(text) => set("startTime", text)}
        />
        <Select
          {...tie("roomId")}
          value={form.roomId}
          options={[
            { value: "", name: own.noRoom },
            ...(isListed ? [] : [{ value: form.roomId, name: form.roomId }]),
            ...known.map(({ id, name, enabled }) => ({
              value: id,
              name: enabled ? name : own.roomOff(name),
            })),
          ]}
          onChange={(roomId) => set("roomId", roomId)}
        />
      </div>
      <CheckField
        {...tie("autoStart", own.hint.autoStart)}
        isOn={form.autoStart}
        onChange={(isOn) => set("autoStart", isOn)}
      />
      <CheckField
        {...tie("rehearsal", own.hint.rehearsal)}
        isOn={form.rehearsal}
        onChange={(isOn) => set("rehearsal", isOn)}
      />
    </>
  );
}
