import { readRoom } from "../../domain/room.ts";
import { failureText } from "../../domain/words.ts";
import { useLoad } from "../../lib/load.ts";
import { useAreaWords, useWords } from "../../lib/services.ts";
import { useTitle } from "../../lib/title.ts";
import { Link } from "../../parts/Link.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { DebatePage } from "../debate/DebatePage.tsx";
import { roomWords } from "./words.ts";

/** A room's address stays the same from evening to evening: it shows the debate the room is for. */
export function RoomPage({ roomId }: { roomId: string }) {
  const words = useWords();
  const own = useAreaWords(roomWords);
  const path = `/api/rooms/${encodeURIComponent(roomId)}`;
  const { value, failure, retry } = useLoad(path, readRoom);

  if (value?.currentLiveId) return <DebatePage liveId={value.currentLiveId} />;
  if (value) return <EmptyRoom title={own.emptyTitle(value.name)} text={own.emptyText} />;
  if (failure?.code === 404) {
    return <EmptyRoom title={own.missingTitle} text={own.missingText} />;
  }
  if (failure) {
    return (
      <Notice
        icon="broken"
        level="page"
        isAlert
        title={words.failedTitle}
        text={failureText(failure, words)}
      >
        <button type="button" className="button button-main" onClick={retry}>{words.retry}</button>
      </Notice>
    );
  }
  return <p className="wait" role="status">{words.loading}</p>;
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
