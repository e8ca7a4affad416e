import { useState } from "react";
import { useAreaWords } from "../lib/services.ts";
import { Field } from "./Field.tsx";
import { Icon } from "./Icon.tsx";
import { partWords } from "./partWords.ts";

/** A password, hidden until the reader wants to see it. */
export function PasswordField({ label, hint, name, reason, error, value, isNew, onChange }: {
  label: string;
  hint?: string;
  name: string;
  reason?: string | null;
  error?: string | null;
  value: string;
  /** Whether it is being made, so that the browser offers to make one. */
  isNew: boolean;
  onChange: (password: string) => void;
}) {
  const own = useAreaWords(partWords);
  const [isShown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} reason={reason} error={error}>
      {(tie) => (
        <div className="password">
          <input
            {...tie}
            className="input"
            type={isShown ? "text" : "password"}
            name={name}
            autoComplete={isNew ? "new-password" : "current-password"}
            autoCapitalize="none"
            spellCheck={false}
            required
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <button
            type="button"
            className="password-eye"
            aria-label={own.showPassword}
            aria-pressed={isShown}
            onClick={() => setShown(!isShown)}
          >
            <Icon name={isShown ? "eyeShut" : "eye"} />
          </button>
        </div>
      )}
    </Field>
  );
}
