import { type FormEvent, type ReactNode, useState } from "react";
import { type Mine, readMine } from "../../domain/mine.ts";
import { useAreaWords, useServices } from "../../lib/services.ts";
import { useSubmit } from "../../lib/submit.ts";
import { ActResult } from "../../parts/ActResult.tsx";
import { Button } from "../../parts/Button.tsx";
import { TextField } from "../../parts/Field.tsx";
import { accountWords } from "./words.ts";

/** Binds a ticket of one debate to this device. */
export function TicketForm({ liveId, code: known = "", children, onDone }: {
  liveId: string;
  /** The code of the link that led here; it waits for a tap, as previews of links must not use it. */
  code?: string;
  /** Before the code. */
  children?: ReactNode;
  onDone?: (mine: Mine) => void;
}) {
  const { api } = useServices();
  const own = useAreaWords(accountWords);
  const [code, setCode] = useState(known);
  const redeem = useSubmit((key, path: string, typed: string) =>
    api.send("POST", path, { code: typed }, readMine, { key })
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const path = `/api/live/${encodeURIComponent(liveId)}/tickets/redeem`;
    const result = await redeem.run(path, code);
    if (result?.ok) onDone?.(result.value);
  }

  return (
    <form className="form" onSubmit={submit}>
      {children}
      <TextField
        label={own.code}
        name="code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder="7KQ2M-XW4TD"
        required
        value={code}
        onChange={(text) => {
          setCode(text);
          redeem.reset();
        }}
      />
      <div className="form-acts">
        <Button kind="main" type="submit" icon="ticket" isBusy={redeem.isPending}>
          {own.redeem}
        </Button>
        <ActResult of={redeem} done={own.redeemed} />
      </div>
    </form>
  );
}
