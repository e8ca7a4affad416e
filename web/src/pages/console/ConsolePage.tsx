import { readPage } from "../../domain/debate.ts";
import { failureText } from "../../domain/words.ts";
import { useLoad } from "../../lib/load.ts";
import { useAreaWords, useWords } from "../../lib/services.ts";
import { useTitle } from "../../lib/title.ts";
import { Link } from "../../parts/Link.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { StatusBadge } from "../../parts/StatusBadge.tsx";
import { consoleWords } from "./words.ts";

/** The debates one has a seat in. */
export function ConsolePage() {
  const words = useWords();
  const own = useAreaWords(consoleWords);
  const { value, failure, retry } = useLoad("/api/live/mine?size=100", readPage);
  useTitle(own.title);

  return (
    <div className="console wide">
      <h1>{own.title}</h1>
      <p className="console-lead">{own.lead}</p>
      {!value && failure && (
        <Notice icon="broken" isAlert title={words.failedTitle} text={failureText(failure, words)}>
          <button type="button" className="button button-main" onClick={retry}>
            {words.retry}
          </button>
        </Notice>
      )}
      {!value && !failure && <p className="wait" role="status">{words.loading}</p>}
      {value?.records.length === 0 && (
        <Notice icon="inbox" title={own.emptyTitle} text={own.emptyText} />
      )}
      <ul className="console-list">
        {value?.records.map((debate) => (
          <li key={debate.liveId} className="console-debate">
            <StatusBadge status={debate.status} />
            <Link to={`/debate/${debate.liveId}`}>{debate.title}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
