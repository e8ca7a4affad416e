import { usePublicOrigin } from "../../lib/origin.ts";
import { DebateRoom } from "./DebateRoom.tsx";

/** A debate by its own address. */
export function DebatePage({ liveId }: { liveId: string }) {
  const address = `${usePublicOrigin()}/debate/${encodeURIComponent(liveId)}`;
  return <DebateRoom key={liveId} liveId={liveId} address={address} />;
}
