import { readRoom } from "../../domain/room.ts";
import { useLoad } from "../../lib/load.ts";
import { useAreaWords, useWords } from "../../lib/services.ts";
import { useTitle } from "../../lib/title.ts";
import { Link } from "../../parts/Link.tsx";
import { LoadedPart } from "../../parts/LoadedPart.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { DebatePage } from "../debate/DebatePage.tsx";
import { roomWords } from "./words.ts";

/** A room's address stays the same from evening to evening: it shows the debate the room is for. */
export function RoomPage({ roomId }: { roomId: string }) {
  const own = useAreaWords(roomWords);
  const path = `/api/rooms/${encodeURIComponent(roomId)}`;
  const loaded = useLoad(path, readRoom);
  const { value, failure } = loaded;

  if (value?.currentLiveId) return <DebatePage liveId={value.currentLiveId} />;
  if (value) return <EmptyRoom title={own.emptyTitle(value.name)} text={own.emptyText} />;
  if (failure?.code === 404) {
    return <EmptyRoom title={own.missingTitle} text={own.missingText} />;
  }
  return <LoadedPart of={loaded} level="page">{() => null}</LoadedPart>;
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
