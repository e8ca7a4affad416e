import { readDetail } from "../../domain/debate.ts";
import { useLoad } from "../../lib/load.ts";
import { useTitle } from "../../lib/title.ts";

/** What lies over the picture in a broadcast; it shows what it knows and never an error. */
export function OverlayPage({ liveId }: { liveId: string }) {
  const path = `/api/live/detail/${encodeURIComponent(liveId)}`;
  const { value } = useLoad(path, readDetail);
  useTitle(value?.title ?? "");
  return (
    <div className="overlay">
      {value && <h1 className="overlay-title">{value.title}</h1>}
    </div>
  );
}
