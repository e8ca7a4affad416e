import { useEffect } from "react";
import { useServices } from "../lib/services.ts";
import { type LiveDebate, useDebate, useServerClock } from "../live/hooks.ts";
import { keyOf } from "./key.ts";
import { useKeyCheck } from "./useKeyCheck.ts";
import { keyOfScene, type Scene, sceneOf } from "./scene.ts";

export interface Hall extends LiveDebate {
  /** null until the debate is known. */
  scene: Scene | null;
  /** The page was opened by a screen's link. */
  hasKey: boolean;
}

/** A debate as a hall sees it. Without a key those that are public work too. */
export function useHall(liveId: string): Hall {
  const { time } = useServices().live;
  const hasKey = keyOf(location) !== null;
  const live = useDebate(liveId, hasKey);
  const isRevoked = useKeyCheck(liveId, hasKey);
  const { debate, rounds } = live;
  const status = isRevoked ? "refused" : live.status;

  // Looked at with each frame, rendered when another scene begins.
  const sceneAt = (nowMs: number | null) => debate && sceneOf(debate, rounds, nowMs);
  useServerClock((nowMs) => {
    const scene = sceneAt(nowMs);
    return scene && keyOfScene(scene);
  });

  // Another link pasted into the same window: nothing of the one before may stay.
  useEffect(() => {
    const reload = () => location.reload();
    addEventListener("hashchange", reload);
    return () => removeEventListener("hashchange", reload);
  }, []);

  return { ...live, status, scene: sceneAt(time.nowMs()), hasKey };
}
