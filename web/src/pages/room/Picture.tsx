import { useEffect, useRef } from "react";
import { DanmakuAir } from "../../danmaku/DanmakuAir.tsx";
import { DanmakuControls } from "../../danmaku/DanmakuControls.tsx";
import { statuses } from "../../domain/debate.ts";
import { readRoom } from "../../domain/room.ts";
import { useLoad } from "../../lib/load.ts";
import { useVideoState } from "../../live/hooks.ts";
import { standInOf } from "../../parts/Cover.tsx";
import type { VideoSource } from "../../player/VideoSource.ts";
import { VideoStage } from "../../player/VideoStage.tsx";
import { useRoom } from "./RoomContext.ts";
import { useAskAgain } from "./useAskAgain.ts";

/** All of a hall hears of the start at once. */
const spreadMs = 3_000;

/** The room's picture with danmaku over it; a debate without a room has a cover and danmaku alone. */
export function Picture() {
  const { debate } = useRoom();
  return debate.roomId === null ? <Shown playback={null} /> : <OfRoom roomId={debate.roomId} />;
}

/**
 * Where the picture comes from may change until the debate starts: it is asked for again then, and as
 * long as there was no answer.
 */
function OfRoom({ roomId }: { roomId: string }) {
  const { debate: { status } } = useRoom();
  const { value, failure, refresh } = useLoad(
    `/api/rooms/${encodeURIComponent(roomId)}`,
    readRoom,
  );
  const known = useRef(status);
  useEffect(() => {
    if (known.current === status) return;
    known.current = status;
    const timer = setTimeout(refresh, spreadMs * Math.random());
    return () => clearTimeout(timer);
  }, [status, refresh]);
  useAskAgain(refresh, failure !== null);
  return <Shown playback={value ? value.playback : failure ? null : undefined} />;
}

function Shown({ playback }: { playback: VideoSource["playback"] }) {
  const { debate, feed } = useRoom();
  const { roomId, plannedStartMs, coverImage, id, status } = debate;
  const told = useVideoState(id);
  const signal = playback?.kind === "rtmp" ? told : null;
  return (
    <VideoStage
      source={{ roomId, playback, status: statuses[status] ?? "upcoming", signal }}
      startsAtMs={plannedStartMs}
      cover={coverImage}
      drawing={standInOf(id)}
      air={<DanmakuAir feed={feed} />}
      controls={<DanmakuControls />}
    />
  );
}
