import { readConfig } from "../../../domain/config.ts";
import { useLoad } from "../../../lib/load.ts";
import { useAreaWords } from "../../../lib/services.ts";
import { TextArea, TextField } from "../../../parts/Field.tsx";
import { PictureField } from "./PictureField.tsx";
import type { Editing } from "./useEditing.ts";
import { editorWords } from "./words.ts";

/** What the debate is about, and how it presents itself. */
export function Basics({ editing: { form, set, tie } }: { editing: Editing }) {
  const own = useAreaWords(editorWords);
  const config = useLoad("/api/config", readConfig);
  return (
    <>
      <TextField
        {...tie("title")}
        maxLength={100}
        required
        value={form.title}
        onChange={(text) => set("title", text)}
      />
      <TextField
        {...tie("motion", own.hint.motion)}
        maxLength={200}
        value={form.motion}
        onChange={(text) => set("motion", text)}
      />
      <div className="form-pair">
        <TextField
          {...tie("category")}
          list="categories"
          maxLength={20}
          required
          value={form.category}
          onChange={(text) => set("category", text)}
        />
        <datalist id="categories">
          {config.value?.categories.map((name) => <option key={name} value={name} />)}
        </datalist>
        <TextField
          {...tie("tags", own.hint.tags)}
          value={form.tags}
          onChange={(text) => set("tags", text)}
        />
      </div>
      <TextArea
        {...tie("description")}
        rows={5}
        maxLength={2000}
        value={form.description}
        onChange={(text) => set("description", text)}
      />
      <PictureField
        {...tie("coverImage", own.coverHint)}
        kind="cover"
        value={form.coverImage}
        onChange={(address) => set("coverImage", address)}
      />
      <div className="form-pair">
        <TextField
          {...tie("host.name")}
          maxLength={32}
          value={form["host.name"]}
          onChange={(text) => set("host.name", text)}
        />
        <PictureField
          {...tie("host.avatar")}
          kind="face"
          value={form["host.avatar"]}
          onChange={(address) => set("host.avatar", address)}
        />
      </div>
    </>
  );
}
