import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { fullCount } from "../domain/formats.ts";
import { useAreaWords, useLanguage } from "../lib/services.ts";
import { useStore } from "../lib/store.ts";
import { Icon } from "../parts/Icon.tsx";
import type { DanmakuFeed } from "./DanmakuFeed.ts";
import { DanmakuRow } from "./DanmakuRow.tsx";
import { danmakuWords } from "./words.ts";

/** As near to the end as this, in px, a reader is taken to be at it. */
const nearEndPx = 40;

/**
 * What is said as a list: the copy everyone can read. Follows its end, stands still for a reader who
 * scrolls up or pauses, and then says how much has come. Fills the height it is given.
 */
export function DanmakuList({ feed }: { feed: DanmakuFeed }) {
  const words = useAreaWords(danmakuWords);
  const language = useLanguage();
  const { entries, isHeld, waiting } = useStore(feed.log.view, (view) => view);
  const [isPaused, setPaused] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  const toEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };
  useLayoutEffect(() => {
    if (!isHeld) toEnd();
  }, [entries, isHeld]);
  useEffect(() => {
    if (!box.current) return;
    const resized = new ResizeObserver(() => !feed.log.view.value.isHeld && toEnd());
    resized.observe(box.current);
    return () => {
      resized.disconnect();
      feed.log.release();
    };
  }, [feed]);

  const scrolled = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    if (clientHeight === 0 || isPaused) return;
    if (scrollHeight - scrollTop - clientHeight > nearEndPx) feed.log.hold();
    else feed.log.release();
  };
  const turn = (isPausedNow: boolean) => {
    setPaused(isPausedNow);
    if (isPausedNow) feed.log.hold();
    else feed.log.release();
  };
  return (
    <div className="danmaku-list">
      <button
        type="button"
        className="danmaku-pause"
        aria-pressed={isPaused}
        onClick={() => turn(!isPaused)}
      >
        <Icon name={isPaused ? "play" : "pause"} />
        {isPaused ? words.resume : words.pause}
      </button>
      <div
        className="danmaku-scroll"
        role="log"
        aria-live="off"
        aria-label={words.listLabel}
        tabIndex={0}
        ref={box}
        onScroll={scrolled}
      >
        {entries.length === 0 && <p className="danmaku-empty">{words.listEmpty}</p>}
        <ul>
          {entries.map((entry) => <DanmakuRow key={entry.id} entry={entry} />)}
        </ul>
      </div>
      {isHeld && waiting > 0 && (
        <button
          type="button"
          className="danmaku-fresh number"
          onClick={() => turn(false)}
        >
          <Icon name="down" />
          {words.fresh(fullCount(waiting, language))}
        </button>
      )}
    </div>
  );
}
