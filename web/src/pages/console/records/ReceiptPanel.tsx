import { type FormEvent, useState } from "react";
import { readReceiptState } from "../../../domain/ownBallots.ts";
import { useAreaWords, useServices } from "../../../lib/services.ts";
import { useSubmit } from "../../../lib/submit.ts";
import { ActResult } from "../../../parts/ActResult.tsx";
import { Button } from "../../../parts/Button.tsx";
import { TextField } from "../../../parts/Field.tsx";
import { recordsWords } from "./words.ts";

/** What has become of the ballot a receipt was given for. */
export function ReceiptPanel({ liveId }: { liveId: string }) {
  const { api } = useServices();
  const own = useAreaWords(recordsWords);
  const [receipt, setReceipt] = useState("");
  const look = useSubmit((_key, code: string) =>
    api.get(`/api/live/${liveId}/receipts/${encodeURIComponent(code)}`, readReceiptState)
  );

  function submit(event: FormEvent): void {
    event.preventDefault();
    look.run(receipt.trim());
  }

  return (
    <section className="panel">
      <h2>{own.receipt}</h2>
      <p className="soft">{own.receiptLead}</p>
      <form className="form" onSubmit={submit}>
        <TextField
          label={own.receiptField}
          name="receipt"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={receipt}
          onChange={(text) => {
            setReceipt(text);
            look.reset();
          }}
        />
        <div className="form-acts">
          <Button type="submit" icon="search" isBusy={look.isPending}>{own.look}</Button>
          <ActResult of={look} done={look.value && own.receiptState[look.value]} />
        </div>
      </form>
    </section>
  );
}
