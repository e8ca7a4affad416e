import { useId } from "react";

/** One of a few values, all in sight, chosen at once. */
export function OptionButtons<T extends string | number>({ label, value, options, onChoose }: {
  label: string;
  value: T;
  options: readonly { value: T; name: string }[];
  onChoose: (value: T) => void;
}) {
  const id = useId();
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <span className="field-label" id={id}>{label}</span>
      <div className="desk-choice">
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            className="number"
            aria-pressed={option.value === value}
            onClick={() => option.value !== value && onChoose(option.value)}
          >
            {option.name}
          </button>
        ))}
      </div>
    </div>
  );
}
