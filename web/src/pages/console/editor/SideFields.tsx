import { useState } from "react";
import type { Side } from "../../../domain/values.ts";
import { fieldText } from "../../../domain/fieldWords.ts";
import { useAreaWords, useLanguage } from "../../../lib/services.ts";
import { Button } from "../../../parts/Button.tsx";
import { TextField } from "../../../parts/Field.tsx";
import { seatCount } from "./form.ts";
import type { Editing } from "./useEditing.ts";
import { editorWords } from "./words.ts";

/** Most debates have as many speakers a side. */
const usualSeats = 4;

/** One side: its name, what it claims, and who speaks for it. */
export function SideFields({ side, editing: { form, set, tie } }: {
  side: Side;
  editing: Editing;
}) {
  const own = useAreaWords(editorWords);
  const language = useLanguage();
  const name = `sides.${side}.speakers` as const;
  const speakers = form[name];
  const [hasMore, setMore] = useState(speakers.slice(usualSeats).some((one) => one !== ""));
  const { label, disabled, reason, hint } = tie(name);
  const error = fieldText(reason, language);
  const letter = side === "affirmative" ? "A" : "N";
  return (
    <div className="form side-fields" data-side={side}>
      <TextField
        {...tie(`sides.${side}.label`)}
        maxLength={20}
        required
        value={form[`sides.${side}.label`]}
        onChange={(text) => set(`sides.${side}.label`, text)}
      />
      <TextField
        {...tie(`sides.${side}.claim`)}
        maxLength={100}
        value={form[`sides.${side}.claim`]}
        onChange={(text) => set(`sides.${side}.claim`, text)}
      />
      <TextField
        {...tie(`sides.${side}.team`)}
        maxLength={40}
        value={form[`sides.${side}.team`]}
        onChange={(text) => set(`sides.${side}.team`, text)}
      />
      <fieldset className="field">
        <legend className="field-label">{label}</legend>
        {speakers.slice(0, hasMore ? seatCount : usualSeats).map((typed, at) => (
          <label key={at} className="speaker">
            <span className="speaker-seat number" aria-hidden="true">{letter}{at + 1}</span>
            <input
              className="input"
              aria-label={`${label} ${own.seat(`${letter}${at + 1}`)}`}
              maxLength={20}
              disabled={disabled}
              value={typed}
              onChange={(event) =>
                set(
                  name,
                  speakers.map((one, place) =>
                    place === at ? event.target.value : one
                  ),
                )}
            />
          </label>
        ))}
        {!hasMore && !disabled && (
          <Button kind="quiet" icon="plus" onClick={() => setMore(true)}>{own.moreSeats}</Button>
        )}
        {hint && <p className="field-hint">{hint}</p>}
        {error !== null && <p className="field-error" role="alert">{error}</p>}
      </fieldset>
    </div>
  );
}
