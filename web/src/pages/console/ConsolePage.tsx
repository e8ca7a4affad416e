import { readPage } from "../../domain/debate.ts";
import { useLoad } from "../../lib/load.ts";
import { useAreaWords } from "../../lib/services.ts";
import { useTitle } from "../../lib/title.ts";
import { Link } from "../../parts/Link.tsx";
import { LoadedPart } from "../../parts/LoadedPart.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { StatusBadge } from "../../parts/StatusBadge.tsx";
import { consoleWords } from "./words.ts";

/** The debates one has a seat in. */
export function ConsolePage() {
  const own = useAreaWords(consoleWords);
  const loaded = useLoad("/api/live/mine?size=100", readPage);
  useTitle(own.title);

  return (
    <div className="console wide">
      <h1>{own.title}</h1>
      <p className="console-lead">{own.lead}</p>
      <LoadedPart
        of={loaded}
        isEmpty={(page) => page.records.length === 0}
        empty={<Notice icon="inbox" title={own.emptyTitle} text={own.emptyText} />}
      >
        {(page) => (
          <ul className="console-list">
            {page.records.map((debate) => (
              <li key={debate.liveId} className="console-debate">
                <StatusBadge status={debate.status} />
                <Link to={`/debate/${debate.liveId}`}>{debate.title}</Link>
              </li>
            ))}
          </ul>
        )}
      </LoadedPart>
    </div>
  );
}
