import { readDetail } from "../../domain/debate.ts";
import { failureText } from "../../domain/words.ts";
import { useLoad } from "../../lib/load.ts";
import { useWords } from "../../lib/services.ts";
import { useTitle } from "../../lib/title.ts";
import { Icon } from "../../parts/Icon.tsx";
import { Link } from "../../parts/Link.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { DebateView } from "./DebateView.tsx";

export function DebatePage({ liveId }: { liveId: string }) {
  const words = useWords();
  const path = `/api/live/detail/${encodeURIComponent(liveId)}`;
  const { value, failure, retry } = useLoad(path, readDetail);
  const isMissing = failure?.code === 404;
  useTitle(isMissing ? words.debateMissingTitle : value?.title ?? "");

  if (isMissing) {
    return (
      <Notice
        icon="compass"
        level="page"
        title={words.debateMissingTitle}
        text={words.debateMissingText}
      >
        <Link className="button button-main" to="/">{words.home}</Link>
      </Notice>
    );
  }
  const again = (
    <button type="button" className="button button-main" onClick={retry}>{words.retry}</button>
  );
  if (!value && failure) {
    return (
      <Notice
        icon="broken"
        level="page"
        isAlert
        title={words.failedTitle}
        text={failureText(failure, words)}
      >
        {again}
        <Link className="button" to="/">{words.home}</Link>
      </Notice>
    );
  }
  return (
    <>
      <Link className="back" to="/">
        <Icon name="back" />
        {words.home}
      </Link>
      {failure && <p className="stale" role="alert">{words.staleText} {again}</p>}
      {value ? <DebateView debate={value} /> : <Skeleton text={words.loading} />}
    </>
  );
}

function Skeleton({ text }: { text: string }) {
  return (
    <div className="debate skeleton">
      <p className="unseen" role="status">{text}</p>
      <div className="debate-head" aria-hidden="true">
        <div className="cover" />
        <span className="bone bone-title" />
        <span className="bone bone-short" />
      </div>
      <div className="panel debate-side" aria-hidden="true">
        <span className="bone" />
        <span className="bone bone-short" />
        <span className="bone" />
        <span className="bone bone-short" />
      </div>
    </div>
  );
}
