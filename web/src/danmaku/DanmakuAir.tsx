import { useEffect, useRef } from "react";
import { useReducedMotion } from "../lib/motion.ts";
import { useAreaWords } from "../lib/services.ts";
import type { Store } from "../lib/store.ts";
import type { DanmakuFeed } from "./DanmakuFeed.ts";
import { DanmakuLayer } from "./DanmakuLayer.ts";
import type { DanmakuSettings } from "./settings.ts";
import { viewerSettings } from "./viewerSettings.ts";
import { danmakuWords } from "./words.ts";

/**
 * The air over a picture: fills the positioned element it stands in, and lets taps through.
 * Renders once; lines come from the feed. Readers who asked for less motion get the list alone.
 */
export function DanmakuAir({ feed, settings = viewerSettings }: {
  feed: DanmakuFeed;
  /** The viewer's own by default; a screen or overlay brings others. */
  settings?: Store<DanmakuSettings>;
}) {
  const { marks } = useAreaWords(danmakuWords);
  const isStill = useReducedMotion();
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    if (!canvas.current || isStill) return;
    const layer = new DanmakuLayer(canvas.current);
    layer.start(marks);
    const follow = () => layer.set(settings.value);
    follow();
    const ends = [settings.subscribe(follow), feed.attach(layer), () => layer.stop()];
    return () => ends.forEach((end) => end());
  }, [feed, settings, marks, isStill]);

  return <canvas className="air" aria-hidden="true" ref={canvas} />;
}
