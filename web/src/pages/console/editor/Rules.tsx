import { voterClasses } from "../../../domain/mine.ts";
import { fieldText } from "../../../domain/fieldWords.ts";
import { useAreaWords, useLanguage } from "../../../lib/services.ts";
import { Select, TextField } from "../../../parts/Field.tsx";
import type { Editing } from "./useEditing.ts";
import { editorWords } from "./words.ts";

function named<T extends string>(names: Record<T, string>): { value: T; name: string }[] {
  return (Object.keys(names) as T[]).map((value) => ({ value, name: names[value] }));
}

/** How the winner is found. */
export function Rules({ editing: { form, set, tie } }: { editing: Editing }) {
  const own = useAreaWords(editorWords);
  const language = useLanguage();
  const counting = form["rules.countingClasses"];
  const { label, disabled, reason, hint } = tie("rules.countingClasses");
  const error = fieldText(reason, language);
  return (
    <>
      <Select
        {...tie("rules.winnerRule")}
        value={form["rules.winnerRule"]}
        options={named(own.winnerRule)}
        onChange={(rule) => set("rules.winnerRule", rule)}
      />
      <div className="form-pair">
        <TextField
          {...tie("rules.minPaired", own.hint.minPaired)}
          type="number"
          min={2}
          max={1000}
          value={form["rules.minPaired"]}
          onChange={(text) => set("rules.minPaired", text)}
        />
        <Select
          {...tie("rules.verdictBy")}
          value={form["rules.verdictBy"]}
          options={named(own.verdictBy)}
          onChange={(by) => set("rules.verdictBy", by)}
        />
        <Select
          {...tie("rules.tieRule")}
          value={form["rules.tieRule"]}
          options={named(own.tieRule)}
          onChange={(rule) => set("rules.tieRule", rule)}
        />
      </div>
      <fieldset className="field">
        <legend className="field-label">{label}</legend>
        <div className="checks">
          {voterClasses.map((name) => (
            <label key={name} className="check">
              <input
                type="checkbox"
                checked={counting.includes(name)}
                disabled={disabled}
                onChange={(event) =>
                  set(
                    "rules.countingClasses",
                    voterClasses.filter((one) =>
                      one === name ? event.target.checked : counting.includes(one)
                    ),
                  )}
              />
              <span>{own.classes[name]}</span>
            </label>
          ))}
        </div>
        {hint && <p className="field-hint">{hint}</p>}
        {error !== null && <p className="field-error" role="alert">{error}</p>}
      </fieldset>
    </>
  );
}
