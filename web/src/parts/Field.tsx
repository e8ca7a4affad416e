import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";
import { fieldText } from "../domain/fieldWords.ts";
import { useLanguage } from "../lib/services.ts";

interface FieldProps {
  label: string;
  hint?: string;
  /** Why the server refused the field (`useSubmit(…).fieldReason(name)`), or null. */
  reason?: string | null;
  /** A sentence of ours about what is wrong; it comes before the reason's. */
  error?: string | null;
}

/** What ties a control to its label, hint and error. */
interface Tie {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** A label, one control, a hint, and what is wrong with it. */
export function Field({ label, hint, reason = null, error = null, children }: FieldProps & {
  children: (tie: Tie) => ReactNode;
}) {
  const language = useLanguage();
  const id = useId();
  const text = error ?? fieldText(reason, language);
  const described = [hint && `${id}-hint`, text !== null && `${id}-error`].filter(Boolean);
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>{label}</label>
      {children({
        id,
        "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
        "aria-invalid": text === null ? undefined : true,
      })}
      {hint && <p className="field-hint" id={`${id}-hint`}>{hint}</p>}
      {text !== null && <p className="field-error" id={`${id}-error`} role="alert">{text}</p>}
    </div>
  );
}

type TextProps = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, "onChange"> & {
  onChange: (text: string) => void;
};

/** One line of text; `type` as of an input. */
export function TextField({ label, hint, reason, error, onChange, ...rest }: TextProps) {
  return (
    <Field label={label} hint={hint} reason={reason} error={error}>
      {(tie) => (
        <input
          type="text"
          {...rest}
          {...tie}
          className="input"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

type AreaProps = FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "onChange"> & {
  onChange: (text: string) => void;
};

/** Several lines of text. */
export function TextArea({ label, hint, reason, error, onChange, ...rest }: AreaProps) {
  return (
    <Field label={label} hint={hint} reason={reason} error={error}>
      {(tie) => (
        <textarea
          rows={4}
          {...rest}
          {...tie}
          className="input"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

type SelectProps<T extends string> =
  & FieldProps
  & Omit<SelectHTMLAttributes<HTMLSelectElement>, "onChange" | "value">
  & { value: T; options: readonly { value: T; name: string }[]; onChange: (value: T) => void };

/** One of a few words. */
export function Select<T extends string>(
  { label, hint, reason, error, options, onChange, ...rest }: SelectProps<T>,
) {
  const choose = (text: string) => {
    const option = options.find(({ value }) => value === text);
    if (option) onChange(option.value);
  };
  return (
    <Field label={label} hint={hint} reason={reason} error={error}>
      {(tie) => (
        <select
          {...rest}
          {...tie}
          className="input"
          onChange={(event) => choose(event.target.value)}
        >
          {options.map(({ value, name }) => <option key={value} value={value}>{name}</option>)}
        </select>
      )}
    </Field>
  );
}
