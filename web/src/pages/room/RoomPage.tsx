import { useCallback, useEffect, useState } from "react";
import { readRoom } from "../../domain/room.ts";
import type { WholeDebate } from "../../domain/values.ts";
import { useLoad } from "../../lib/load.ts";
import { useAreaWords, useWords } from "../../lib/services.ts";
import { useTitle } from "../../lib/title.ts";
import { useDebate } from "../../live/hooks.ts";
import { Button } from "../../parts/Button.tsx";
import { Link } from "../../parts/Link.tsx";
import { LoadedPart } from "../../parts/LoadedPart.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { DebateRoom } from "./DebateRoom.tsx";
import { useAskAgain } from "./useAskAgain.ts";
import { roomWords } from "./words.ts";

/**
 * A room's address stays the same from evening to evening: it shows the debate the room is for. Whoever
 * is there when one ends keeps its result, and is told of the next one.
 */
export function RoomPage({ roomId }: { roomId: string }) {
  const own = useAreaWords(roomWords);
  const loaded = useLoad(`/api/rooms/${encodeURIComponent(roomId)}`, readRoom);
  const { value, failure, refresh } = loaded;
  const [kept, setKept] = useState<Kept | null>(null);
  const current = value?.currentLiveId ?? null;
  const shownId = kept?.status === 2 ? kept.liveId : current;
  const keep = useCallback((status: Kept["status"]) => {
    if (shownId !== null) setKept({ liveId: shownId, status });
  }, [shownId]);
  // A room has one live debate at a time: only before and after it is there anything new to learn.
  useAskAgain(refresh, failure?.code !== 404 && kept?.status !== 1);

  if (shownId === null) {
    if (value) return <EmptyRoom title={own.emptyTitle(value.name)} text={own.emptyText} />;
    if (failure?.code === 404) {
      return <EmptyRoom title={own.missingTitle} text={own.missingText} />;
    }
    return <LoadedPart of={loaded} level="page">{() => null}</LoadedPart>;
  }
  return (
    <>
      {current !== null && current !== shownId && (
        <NextDebate
          liveId={current}
          onGo={() => setKept(null)}
        />
      )}
      <DebateRoom
        key={shownId}
        liveId={shownId}
        path={`/room/${encodeURIComponent(roomId)}`}
        onStatus={keep}
      />
    </>
  );
}

/** The debate that is shown, and where it is in its life. */
interface Kept {
  liveId: string;
  status: WholeDebate["status"];
}

/** Tells of the room's next debate; once that is live the room is its own. */
function NextDebate({ liveId, onGo }: { liveId: string; onGo: () => void }) {
  const own = useAreaWords(roomWords);
  const { debate } = useDebate(liveId);
  const isLive = debate?.status === 1;
  useEffect(() => {
    if (isLive) onGo();
  }, [isLive, onGo]);
  return (
    <div className="next-debate" role="status">
      <p>
        {own.nextDebate} {debate && <bdi>{debate.motion}</bdi>}
      </p>
      <Button kind="main" onClick={onGo}>{own.toNext}</Button>
    </div>
  );
}

function EmptyRoom({ title, text }: { title: string; text: string }) {
  const words = useWords();
  useTitle(title);
  return (
    <Notice icon="compass" level="page" title={title} text={text}>
      <Link className="button button-main" to="/">{words.home}</Link>
    </Notice>
  );
}
