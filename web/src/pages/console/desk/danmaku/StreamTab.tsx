import { type FocusEvent, type MutableRefObject, useEffect } from "react";
import type { DanmakuFeed } from "../../../../danmaku/DanmakuFeed.ts";
import type { Line } from "../../../../danmaku/line.ts";
import { fullCount } from "../../../../domain/formats.ts";
import { voteWords } from "../../../../domain/voteWords.ts";
import { useAreaWords, useLanguage } from "../../../../lib/services.ts";
import { useStore } from "../../../../lib/store.ts";
import { useKept } from "../../kept.ts";
import { matches, type SideFilter, sideFilters } from "./filter.ts";
import { LineList, type SaidLine } from "./LineList.tsx";
import type { Restricting } from "./RestrictWindow.tsx";
import type { Verdicts } from "./useVerdicts.ts";
import { moderationWords } from "./words.ts";

/** What is on all screens, the newest first; it stands still under a mouse and while a line has the focus. */
export function StreamTab({ liveId, feed, verdicts, askedFrom, onRestrict }: {
  liveId: string;
  feed: DanmakuFeed;
  verdicts: Verdicts;
  askedFrom: MutableRefObject<Element | null>;
  onRestrict: (restricting: Restricting) => void;
}) {
  const own = useAreaWords(moderationWords);
  const votes = useAreaWords(voteWords);
  const language = useLanguage();
  const { entries, waiting } = useStore(feed.log.view, (view) => view);
  const [text, setText] = useKept(`${liveId} streamText`, "");
  const [side, setSide] = useKept<SideFilter>(`${liveId} streamSide`, "any");
  const { leaving, notes } = verdicts.judged.shown;
  const said = entries.flatMap((entry): Line[] =>
    entry.kind === "line" && !leaving.has(entry.id) ? [entry.line] : []
  );
  const lines = said.filter((line) => matches(line, text, side)).reverse();
  const restrict = (kind: Restricting["kind"]) => (line: SaidLine) => onRestrict({ kind, line });
  const names = { any: own.anySide, none: own.noSide, ...votes.side };
  useEffect(() => () => feed.log.release(), [feed]);

  return (
    <>
      <div className="desk-row">
        <input
          className="input desk-filter"
          type="search"
          aria-label={own.search}
          placeholder={own.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <select
          className="input desk-filter"
          aria-label={own.sideLabel}
          value={side}
          onChange={(event) => setSide(event.target.value as SideFilter)}
        >
          {sideFilters.map((one) => <option key={one} value={one}>{names[one]}</option>)}
        </select>
      </div>
      {waiting > 0 && <p className="field-hint number">{own.fresh(fullCount(waiting, language))}
      </p>}
      {lines.length === 0 && (
        <p className="field-hint desk-none">
          {said.length === 0 ? own.streamEmpty : own.noneMatch}
        </p>
      )}
      <div
        onPointerEnter={(event) => {
          if (event.pointerType === "mouse") feed.log.hold();
        }}
        onPointerLeave={(event) => {
          if (!event.currentTarget.contains(document.activeElement)) feed.log.release();
        }}
        onFocus={() => feed.log.hold()}
        onBlur={(event: FocusEvent<HTMLElement>) => {
          if (!event.currentTarget.contains(event.relatedTarget)) feed.log.release();
        }}
      >
        <LineList
          label={own.streamLabel}
          lines={lines}
          askedFrom={askedFrom}
          failures={notes}
          acts={[
            {
              key: "x",
              name: own.remove,
              icon: "bin",
              run: ({ id }) => void verdicts.decide("remove", { ids: [id] }),
            },
            {
              key: "r",
              name: own.removeAll,
              icon: "people",
              tone: "danger",
              run: ({ author }) => void verdicts.decide("remove", { authorTag: author.tag }),
            },
            { key: "m", name: own.mute, icon: "mute", tone: "danger", run: restrict("mute") },
            { key: "b", name: own.ban, icon: "lock", tone: "danger", run: restrict("ban") },
          ]}
        />
      </div>
    </>
  );
}
