import { playbackKinds } from "../../../domain/room.ts";
import { useAreaWords } from "../../../lib/services.ts";
import { Select, TextArea, TextField } from "../../../parts/Field.tsx";
import { CheckField } from "../CheckField.tsx";
import type { RoomForm } from "./roomForm.ts";
import { ShutOrigin } from "./ShutOrigin.tsx";
import { roomsWords } from "./words.ts";

/** The names of a room's fields, for those who read them. */
export function useRoomNames(): Record<keyof RoomForm, string> {
  const own = useAreaWords(roomsWords);
  return {
    name: own.name,
    description: own.description,
    enabled: own.enabled,
    "playback.kind": own.kind,
    "playback.url": own.url,
    videoDelayMs: own.delay,
    record: own.record,
  };
}

/** All that can be said of a room. */
export function RoomFields({ form, reasonOf, onChange }: {
  form: RoomForm;
  /** Why the server refused a field, null when it did not. */
  reasonOf: (field: string) => string | null;
  onChange: (form: RoomForm) => void;
}) {
  const own = useAreaWords(roomsWords);
  const set = (values: Partial<RoomForm>) => onChange({ ...form, ...values });
  return (
    <>
      <TextField
        label={own.name}
        name="name"
        maxLength={60}
        required
        reason={reasonOf("name")}
        value={form.name}
        onChange={(name) => set({ name })}
      />
      <TextArea
        label={own.description}
        name="description"
        rows={3}
        maxLength={500}
        reason={reasonOf("description")}
        value={form.description}
        onChange={(description) => set({ description })}
      />
      <Select
        label={own.kind}
        reason={reasonOf("playback.kind")}
        value={form["playback.kind"]}
        options={playbackKinds.map((value) => ({ value, name: own.kinds[value] }))}
        onChange={(kind) => set({ "playback.kind": kind })}
      />
      {form["playback.kind"] !== "rtmp" && (
        <TextField
          label={own.url}
          hint={own.urlHint}
          name="playback.url"
          inputMode="url"
          required
          reason={reasonOf("playback.url")}
          value={form["playback.url"]}
          onChange={(url) => set({ "playback.url": url })}
        />
      )}
      {form["playback.kind"] === "hls" && <ShutOrigin address={form["playback.url"]} />}
      <TextField
        label={own.delay}
        hint={own.delayHint}
        name="videoDelayMs"
        type="number"
        min={0}
        max={20}
        step={0.1}
        reason={reasonOf("videoDelayMs")}
        value={form.videoDelayMs}
        onChange={(videoDelayMs) => set({ videoDelayMs })}
      />
      <CheckField
        name="record"
        label={own.record}
        hint={own.recordHint}
        reason={reasonOf("record")}
        disabled={false}
        isOn={form.record}
        onChange={(record) => set({ record })}
      />
      <CheckField
        name="enabled"
        label={own.enabled}
        hint={own.enabledHint}
        reason={reasonOf("enabled")}
        disabled={false}
        isOn={form.enabled}
        onChange={(enabled) => set({ enabled })}
      />
    </>
  );
}
