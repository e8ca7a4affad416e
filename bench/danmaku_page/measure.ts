import type { DanmakuFeed } from "../../web/src/danmaku/DanmakuFeed.ts";

export interface Measured {
  said: number;
  framesPerSecond: number;
  /** Between two frames, ms. */
  p95FrameMs: number;
  longestFrameMs: number;
  /** Tasks above 50 ms, as the browser counts them. */
  longTasks: number;
  longestTaskMs: number;
  /** Views of the list in a second. */
  viewsPerSecond: number;
}

const sayEveryMs = 50;

/** Says lines at an even rate and watches frames and tasks meanwhile. */
export async function measure(
  say: (count: number) => void,
  feed: DanmakuFeed,
  perSecond: number,
  seconds: number,
): Promise<Measured> {
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tasks.push(entry.duration);
  });
  observer.observe({ type: "longtask" });
  let views = 0;
  const leave = feed.log.view.subscribe(() => views++);

  const began = performance.now();
  let said = 0;
  const timer = setInterval(() => {
    const due = Math.floor((performance.now() - began) / 1_000 * perSecond) - said;
    if (due > 0) say(due);
    said += Math.max(0, due);
  }, sayEveryMs);
  const frames = await framesUntil(began + seconds * 1_000);
  clearInterval(timer);
  leave();
  observer.disconnect();

  const elapsed = (performance.now() - began) / 1_000;
  frames.sort((a, b) => a - b);
  return {
    said,
    framesPerSecond: frames.length / elapsed,
    p95FrameMs: frames[Math.floor(frames.length * 0.95)] ?? 0,
    longestFrameMs: frames.at(-1) ?? 0,
    longTasks: tasks.length,
    longestTaskMs: Math.max(0, ...tasks),
    viewsPerSecond: views / elapsed,
  };
}

/** The time between each two frames of the screen until then. */
function framesUntil(endMs: number): Promise<number[]> {
  return new Promise((done) => {
    const frames: number[] = [];
    let last = performance.now();
    const next = () => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      if (now < endMs) requestAnimationFrame(next);
      else done(frames);
    };
    requestAnimationFrame(next);
  });
}
