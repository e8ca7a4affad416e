import { useEffect, useState } from "react";
import { type MadeTicket, ticketAddress, ticketFile } from "../../../domain/ticket.ts";
import type { ToldDebate } from "../../../domain/wholeDebate.ts";
import { usePublicOrigin } from "../../../lib/origin.ts";
import { saveFile } from "../../../lib/saveFile.ts";
import { useAreaWords } from "../../../lib/services.ts";
import { Button } from "../../../parts/Button.tsx";
import { QrCode } from "../../../parts/QrCode.tsx";
import { ticketsWords } from "./words.ts";

/** More codes than these are drawn when they are to be printed: each is a drawing of its own. */
const shownAtOnce = 60;

/** The codes just made, to be taken along: as a file, or on paper, one QR code each. */
export function MadeTickets({ debate, tickets, label }: {
  debate: ToldDebate;
  tickets: readonly MadeTicket[];
  label: string;
}) {
  const own = useAreaWords(ticketsWords);
  const origin = usePublicOrigin();
  const [isWhole, setWhole] = useState(tickets.length <= shownAtOnce);
  const [printing, setPrinting] = useState(0);
  const addressOf = (code: string) => ticketAddress(origin, debate.id, code);

  useEffect(() => {
    if (printing > 0) print(); // all of the sheet is drawn by now
  }, [printing]);

  function save(): void {
    const blob = new Blob([ticketFile(tickets, label, addressOf)], { type: "text/csv" });
    saveFile({ name: `tickets-${debate.id.slice(0, 8)}.csv`, blob });
  }

  return (
    <>
      <div className="form-acts not-printed">
        <Button kind="main" icon="download" onClick={save}>{own.file}</Button>
        <Button
          icon="ticket"
          onClick={() => {
            setWhole(true);
            setPrinting((count) => count + 1);
          }}
        >
          {own.print}
        </Button>
      </div>
      <ul className="sheet" aria-label={own.sheet} tabIndex={0}>
        {tickets.slice(0, isWhole ? tickets.length : shownAtOnce).map(({ id, code }) => (
          <li key={id} className="sheet-ticket">
            <p className="sheet-title">{debate.title}</p>
            <QrCode text={addressOf(code)} label={own.code(code)} />
            <p className="sheet-code code">{code}</p>
            <p className="sheet-title">{label || own.scan}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
