import type { SeatRole } from "../../../domain/account.ts";
import { useAreaWords } from "../../../lib/services.ts";
import { Link } from "../../../parts/Link.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { Desk } from "./Desk.tsx";
import { deskWords } from "./words.ts";

/**
 * From where a debate is run while it is on: all of it for its organisers, danmaku for moderators.
 * What somebody's seats do not allow is not even asked for.
 */
export function DeskPage({ liveId, roles }: {
  liveId: string;
  /** One's own seats in it. */
  roles: readonly SeatRole[];
}) {
  const isOrganiser = roles.includes("organiser");
  return isOrganiser || roles.includes("moderator")
    ? <Desk key={liveId} liveId={liveId} isOrganiser={isOrganiser} />
    : <OtherSeat liveId={liveId} />;
}

/** Timekeepers and judges have nothing to do here. */
function OtherSeat({ liveId }: { liveId: string }) {
  const own = useAreaWords(deskWords);
  return (
    <Notice icon="lock" title={own.notSeatedTitle} text={own.notSeatedText}>
      <Link className="button button-main" to={`/debate/${liveId}`}>{own.watch}</Link>
    </Notice>
  );
}
