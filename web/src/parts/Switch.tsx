import { useId } from "react";

/** On or off, at once. `hint` says what changes. */
export function Switch({ label, hint, isOn, isBusy = false, onChange }: {
  label: string;
  hint?: string;
  isOn: boolean;
  isBusy?: boolean;
  onChange: (isOn: boolean) => void;
}) {
  const id = useId();
  return (
    <button
      type="button"
      className="switch"
      role="switch"
      aria-checked={isOn}
      aria-describedby={hint ? id : undefined}
      aria-disabled={isBusy || undefined}
      aria-label={label}
      onClick={() => !isBusy && onChange(!isOn)}
    >
      <span className="switch-words">
        <span>{label}</span>
        {hint && <span className="field-hint" id={id}>{hint}</span>}
      </span>
      <span className="switch-track" aria-hidden="true">
        <span className="switch-thumb" />
      </span>
    </button>
  );
}
