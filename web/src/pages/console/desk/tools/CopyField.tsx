import { CopyButton } from "../../../../parts/CopyButton.tsx";

/** An address with its name above it, to be taken along. */
export function CopyField({ label, text }: { label: string; text: string }) {
  return (
    <div className="field">
      <span className="field-label" aria-hidden="true">{label}</span>
      <CopyButton label={label} text={text} />
    </div>
  );
}
