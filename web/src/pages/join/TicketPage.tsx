import { useState } from "react";
import { readDetail } from "../../domain/debate.ts";
import { secretOf } from "../../lib/fragment.ts";
import { useLoad } from "../../lib/load.ts";
import { useAreaWords } from "../../lib/services.ts";
import { useTitle } from "../../lib/title.ts";
import { Link } from "../../parts/Link.tsx";
import { LoadedPart } from "../../parts/LoadedPart.tsx";
import { TicketForm } from "../account/TicketForm.tsx";
import { joinWords } from "./words.ts";

/** A ticket of one debate: `/join/LIVE#CODE` from a printed code, or without the code to type it. */
export function TicketPage({ liveId }: { liveId: string }) {
  const own = useAreaWords(joinWords);
  const address = encodeURIComponent(liveId);
  const loaded = useLoad(`/api/live/detail/${address}`, readDetail);
  const [isDone, setDone] = useState(false);
  useTitle(own.ticketTitle);

  function finish(): void {
    history.replaceState(null, "", location.pathname); // the code has served
    setDone(true);
  }

  return (
    <section className="panel narrow">
      <h1>{own.ticketTitle}</h1>
      <LoadedPart of={loaded} level="page">
        {(debate) => (
          <>
            <p className="narrow-lead">{debate.title}</p>
            <TicketForm liveId={liveId} code={secretOf(location.hash)} onDone={finish} />
            {isDone && (
              <Link className="button button-main" to={`/debate/${address}`}>{own.toDebate}</Link>
            )}
          </>
        )}
      </LoadedPart>
    </section>
  );
}
