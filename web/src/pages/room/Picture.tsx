import { DanmakuAir } from "../../danmaku/DanmakuAir.tsx";
import { DanmakuControls } from "../../danmaku/DanmakuControls.tsx";
import { statuses } from "../../domain/debate.ts";
import { readRoom } from "../../domain/room.ts";
import { useLoad } from "../../lib/load.ts";
import { standInOf } from "../../parts/Cover.tsx";
import type { Playback } from "../../player/VideoSource.ts";
import { VideoStage } from "../../player/VideoStage.tsx";
import { useRoom } from "./RoomContext.ts";

/** The room's picture with danmaku over it; a debate without a room has a cover and danmaku alone. */
export function Picture() {
  const { debate } = useRoom();
  return debate.roomId === null ? <Shown /> : <OfRoom roomId={debate.roomId} />;
}

function OfRoom({ roomId }: { roomId: string }) {
  const { value } = useLoad(`/api/rooms/${encodeURIComponent(roomId)}`, readRoom);
  return <Shown playback={value?.playback ?? null} />;
}

function Shown({ playback = null }: { playback?: Playback | null }) {
  const { debate, feed } = useRoom();
  const { roomId, plannedStartMs, coverImage, id, status } = debate;
  return (
    <VideoStage
      source={{ roomId, playback, status: statuses[status] ?? "upcoming", signal: null }}
      startsAtMs={plannedStartMs}
      cover={coverImage ?? standInOf(id)}
      air={<DanmakuAir feed={feed} />}
      controls={<DanmakuControls />}
    />
  );
}
