import { type FormEvent, useState } from "react";
import type { Account } from "../../../domain/account.ts";
import { fullCount } from "../../../domain/formats.ts";
import { readMadeTickets } from "../../../domain/ticket.ts";
import type { ToldDebate } from "../../../domain/wholeDebate.ts";
import { useAreaWords, useLanguage, useServices } from "../../../lib/services.ts";
import { useSubmit } from "../../../lib/submit.ts";
import { ActResult } from "../../../parts/ActResult.tsx";
import { Button } from "../../../parts/Button.tsx";
import { TextField } from "../../../parts/Field.tsx";
import { Secret } from "../Secret.tsx";
import { MadeTickets } from "./MadeTickets.tsx";
import { keptTickets } from "./keptTickets.ts";
import { ticketsWords } from "./words.ts";

const fields = ["count", "label"];

/** Makes tickets; their codes stand in the answer alone, so they stay until they are put away. */
export function MakeTickets({ debate, account, onMade }: {
  debate: ToldDebate;
  account: Account;
  onMade: () => void;
}) {
  const { api } = useServices();
  const own = useAreaWords(ticketsWords);
  const language = useLanguage();
  const [count, setCount] = useState("50");
  const [label, setLabel] = useState("");
  const keptAs = `${account.userId} ${debate.id}`;
  const [made, setMade] = useState(keptTickets.get(keptAs) ?? null);
  const make = useSubmit((_key, body: { count: number | string; label: string | null }) =>
    api.send("POST", `/api/live/${debate.id}/tickets`, body, readMadeTickets, { isOnce: true })
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const number = /^\d+$/.test(count.trim()) ? Number(count) : count;
    const result = await make.run({ count: number, label: label || null });
    if (!result?.ok) return;
    const making = { tickets: result.value, label };
    keptTickets.set(keptAs, making);
    setMade(making);
    make.reset();
    onMade();
  }

  return (
    <section className="panel">
      <h2 className="not-printed">{own.make}</h2>
      {made
        ? (
          <Secret
            name={own.made(fullCount(made.tickets.length, language))}
            hint={own.keptHint}
            onClose={() => {
              keptTickets.delete(keptAs);
              setMade(null);
            }}
          >
            <MadeTickets debate={debate} {...made} />
          </Secret>
        )
        : (
          <form className="form" onSubmit={submit}>
            <p className="soft">{own.makeLead}</p>
            <div className="form-pair">
              <TextField
                label={own.count}
                hint={own.countHint}
                name="count"
                type="number"
                min={1}
                max={2000}
                required
                reason={make.fieldReason("count")}
                value={count}
                onChange={setCount}
              />
              <TextField
                label={own.label}
                hint={own.labelHint}
                name="label"
                maxLength={40}
                reason={make.fieldReason("label")}
                value={label}
                onChange={setLabel}
              />
            </div>
            <div className="form-acts">
              <Button kind="main" type="submit" icon="ticket" isBusy={make.isPending}>
                {own.go}
              </Button>
              <ActResult of={make} fields={fields} />
            </div>
          </form>
        )}
    </section>
  );
}
