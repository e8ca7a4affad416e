import { useId } from "react";
import { fieldText } from "../../domain/fieldWords.ts";
import { useLanguage } from "../../lib/services.ts";

/** A yes or no of a form, which counts when the form is sent. */
export function CheckField({ name, label, hint, reason, disabled, isOn, onChange }: {
  name: string;
  label: string;
  hint?: string;
  reason: string | null;
  disabled: boolean;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  const language = useLanguage();
  const id = useId();
  const error = fieldText(reason, language);
  return (
    <div className="field">
      <label className="check">
        <input
          type="checkbox"
          name={name}
          checked={isOn}
          disabled={disabled}
          aria-describedby={hint ? id : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span className="field-label">{label}</span>
      </label>
      {hint && <p className="field-hint check-hint" id={id}>{hint}</p>}
      {error !== null && <p className="field-error" role="alert">{error}</p>}
    </div>
  );
}
