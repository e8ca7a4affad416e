import { useState } from "react";
import { readPage } from "../../domain/debate.ts";
import { useLoad } from "../../lib/load.ts";
import { useAreaWords } from "../../lib/services.ts";
import { Select } from "../../parts/Field.tsx";
import { LoadedPart } from "../../parts/LoadedPart.tsx";
import { TicketForm } from "./TicketForm.tsx";
import { accountWords } from "./words.ts";

/** A ticket's code, for one of the debates that are live or to come. */
export function OwnTicket() {
  const own = useAreaWords(accountWords);
  const live = useLoad("/api/live/list?status=1&size=100", readPage);
  const upcoming = useLoad("/api/live/list?status=0&size=100", readPage);
  const [chosen, setChosen] = useState("");
  const both = {
    ...live,
    failure: live.failure ?? upcoming.failure,
    value: live.value && upcoming.value && [...live.value.records, ...upcoming.value.records],
    retry: () => {
      live.retry();
      upcoming.retry();
    },
  };
  return (
    <section className="panel">
      <h2>{own.ticket}</h2>
      <p className="soft">{own.ticketHint}</p>
      <LoadedPart
        of={both}
        isEmpty={(debates) => debates.length === 0}
        empty={<p className="soft">{own.noDebates}</p>}
      >
        {(debates) => {
          const liveId = chosen || (debates[0]?.liveId ?? "");
          return (
            <TicketForm liveId={liveId}>
              <Select
                label={own.whichDebate}
                value={liveId}
                options={debates.map(({ liveId: value, title: name }) => ({ value, name }))}
                onChange={setChosen}
              />
            </TicketForm>
          );
        }}
      </LoadedPart>
    </section>
  );
}
