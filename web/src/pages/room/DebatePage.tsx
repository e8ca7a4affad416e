import { DebateRoom } from "./DebateRoom.tsx";

/** A debate by its own address. */
export function DebatePage({ liveId }: { liveId: string }) {
  const path = `/debate/${encodeURIComponent(liveId)}`;
  return <DebateRoom key={liveId} liveId={liveId} path={path} />;
}
