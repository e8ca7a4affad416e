import { useEffect, useState } from "react";
import { instant } from "../../../domain/formats.ts";
import {
  readTicket,
  readTickets,
  type Ticket,
  type TicketState,
  ticketStates,
} from "../../../domain/ticket.ts";
import { useLoad } from "../../../lib/load.ts";
import { useAreaWords, useLanguage, useServices } from "../../../lib/services.ts";
import { useSettled } from "../../../lib/settled.ts";
import { Button } from "../../../parts/Button.tsx";
import { Select, TextField } from "../../../parts/Field.tsx";
import { LoadedPart } from "../../../parts/LoadedPart.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { Pager } from "../../../parts/Pager.tsx";
import { type Column, Table } from "../../../parts/Table.tsx";
import { ReasonDialog } from "../ReasonDialog.tsx";
import { StateMark } from "../StateMark.tsx";
import { ticketsWords } from "./words.ts";

interface Asked {
  act: "release" | "void";
  ticket: Ticket;
}

/** The tickets there are, by state and label, and what can be done with each. */
export function TicketList({ liveId, makings }: {
  liveId: string;
  /** Grows when there are more. */
  makings: number;
}) {
  const { api } = useServices();
  const own = useAreaWords(ticketsWords);
  const language = useLanguage();
  const [state, setState] = useState<TicketState | "">("");
  const [label, setLabel] = useState("");
  const settled = useSettled(label.trim());
  const [page, setPage] = useState(1);
  const [asked, setAsked] = useState<Asked | null>(null);
  const query = new URLSearchParams({ page: String(page), size: "50" });
  if (state !== "") query.set("state", state);
  if (settled !== "") query.set("label", settled);
  const loaded = useLoad(`/api/live/${liveId}/tickets?${query}`, readTickets, true);
  const { refresh } = loaded;
  useEffect(() => {
    if (makings > 0) refresh();
  }, [makings, refresh]);

  const columns: Column<Ticket>[] = [
    { id: "id", name: own.id, cell: ({ id }) => <span className="code">{id}</span> },
    { id: "label", name: own.label, cell: (ticket) => ticket.label || "–" },
    {
      id: "state",
      name: own.state,
      cell: (ticket) => (
        <StateMark isGood={ticket.state === "bound"}>{own.states[ticket.state]}</StateMark>
      ),
    },
    {
      id: "bound",
      name: own.boundAt,
      cell: ({ boundAtMs }) => boundAtMs === null ? "–" : instant(boundAtMs, language, Date.now()),
    },
    {
      id: "acts",
      name: own.acts,
      cell: (ticket) => (
        <span className="row-acts">
          {ticket.state === "bound" && (
            <Button
              kind="quiet"
              onClick={() => setAsked({ act: "release", ticket })}
            >
              {own.release}
            </Button>
          )}
          {ticket.state !== "void" && (
            <Button
              kind="quiet"
              onClick={() => setAsked({ act: "void", ticket })}
            >
              {own.void}
            </Button>
          )}
        </span>
      ),
    },
  ];
  const isFiltered = state !== "" || settled !== "";

  return (
    <section className="panel not-printed">
      <h2>{own.list}</h2>
      <p className="soft">{own.listHint}</p>
      <div className="console-filters">
        <Select
          label={own.state}
          value={state}
          options={[
            { value: "", name: own.anyState },
            ...ticketStates.map((value) => ({ value, name: own.states[value] })),
          ]}
          onChange={(value) => {
            setState(value);
            setPage(1);
          }}
        />
        <TextField
          label={own.byLabel}
          maxLength={40}
          value={label}
          onChange={(text) => {
            setLabel(text);
            setPage(1);
          }}
        />
      </div>
      <LoadedPart
        of={loaded}
        isEmpty={({ total }) => total === 0}
        empty={
          <Notice
            icon="ticket"
            title={isFiltered ? own.noneTitle : own.emptyTitle}
            text={isFiltered ? own.noneText : own.emptyText}
          />
        }
      >
        {({ records, pages }) => (
          <>
            <Table
              caption={own.list}
              columns={columns}
              rows={records}
              rowKey={({ id }) => id}
              isBusy={loaded.state === "loading"}
            />
            <Pager page={page} pages={pages} onPage={setPage} />
          </>
        )}
      </LoadedPart>
      {asked && (
        <ReasonDialog
          question={asked.act === "void"
            ? own.voidQuestion(asked.ticket.id)
            : own.releaseQuestion(asked.ticket.id)}
          consequence={<p>{asked.act === "void" ? own.voidText : own.releaseText}</p>}
          confirm={own[asked.act]}
          act={(key, reason) =>
            api.send(
              "POST",
              `/api/live/${liveId}/tickets/${asked.ticket.id}/${asked.act}`,
              { reason },
              readTicket,
              { key },
            )}
          onDone={refresh}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}
