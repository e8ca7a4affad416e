import type { FormEvent } from "react";
import type { Result } from "../../../../lib/api.ts";
import { useWords } from "../../../../lib/services.ts";
import { useSubmit } from "../../../../lib/submit.ts";
import { ActResult } from "../../../../parts/ActResult.tsx";
import { Button } from "../../../../parts/Button.tsx";
import { TextField } from "../../../../parts/Field.tsx";
import { useKept } from "../../kept.ts";

/**
 * A number and a button that saves it. What is typed stays when the value changes elsewhere, and when
 * another tab is looked at.
 */
export function NumberForm({ liveId, label, hint, value, field, send }: {
  liveId: string;
  label: string;
  hint?: string;
  value: number;
  /** The server's name of it. */
  field: string;
  /** Gets what was typed; text that is no number goes out as it is, to be refused with a reason. */
  send: (key: string, value: number | string) => Promise<Result<true>>;
}) {
  const words = useWords();
  const [typed, setTyped] = useKept<string | null>(`${liveId} ${field}`, null);
  const submit = useSubmit(send);
  const text = typed ?? String(value);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const number = text === "" ? NaN : Number(text);
    const result = await submit.run(Number.isNaN(number) ? text : number);
    if (result?.ok) setTyped(null);
  }

  return (
    <form onSubmit={save}>
      <div className="desk-number">
        <TextField
          label={label}
          hint={hint}
          inputMode="numeric"
          value={text}
          reason={submit.fieldReason(field)}
          onChange={setTyped}
        />
        <Button type="submit" isBusy={submit.isPending}>{words.save}</Button>
      </div>
      <ActResult of={submit} done={words.saved} fields={[field]} />
    </form>
  );
}
