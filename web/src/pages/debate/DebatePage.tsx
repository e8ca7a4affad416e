import { readDetail } from "../../domain/debate.ts";
import { useLoad } from "../../lib/load.ts";
import { useWords } from "../../lib/services.ts";
import { useTitle } from "../../lib/title.ts";
import { Icon } from "../../parts/Icon.tsx";
import { Link } from "../../parts/Link.tsx";
import { LoadedPart } from "../../parts/LoadedPart.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { DebateView } from "./DebateView.tsx";

export function DebatePage({ liveId }: { liveId: string }) {
  const words = useWords();
  const path = `/api/live/detail/${encodeURIComponent(liveId)}`;
  const loaded = useLoad(path, readDetail);
  const { value, failure } = loaded;
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
  return (
    <>
      <Link className="back" to="/">
        <Icon name="back" />
        {words.home}
      </Link>
      <LoadedPart of={loaded} level="page" skeleton={<Skeleton />}>
        {(debate) => <DebateView debate={debate} />}
      </LoadedPart>
    </>
  );
}

function Skeleton() {
  return (
    <div className="debate">
      <div className="debate-head">
        <div className="cover" />
        <span className="bone bone-title" />
        <span className="bone bone-short" />
      </div>
      <div className="panel debate-side">
        <span className="bone" />
        <span className="bone bone-short" />
        <span className="bone" />
        <span className="bone bone-short" />
      </div>
    </div>
  );
}
