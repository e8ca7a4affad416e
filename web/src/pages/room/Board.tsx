import { useCallback, useEffect, useRef } from "react";
import { readBoard } from "../../domain/giving.ts";
import { fullCount } from "../../domain/formats.ts";
import { useLoad } from "../../lib/load.ts";
import { useAreaWords, useLanguage } from "../../lib/services.ts";
import { useDebateEvents } from "../../live/hooks.ts";
import { LoadedPart } from "../../parts/LoadedPart.tsx";
import { useRoom } from "./RoomContext.ts";
import { moreWords } from "./moreWords.ts";

/** After a gift the board is asked for again, at most so often. */
const paceMs = 3_000;

/** Who gave most in this debate. */
export function Board() {
  const more = useAreaWords(moreWords);
  const language = useLanguage();
  const { liveId } = useRoom();
  const loaded = useLoad(`/api/live/${encodeURIComponent(liveId)}/leaderboard?size=20`, readBoard);
  useAfterGifts(liveId, loaded.refresh);
  return (
    <LoadedPart
      of={loaded}
      isEmpty={(board) => board.length === 0}
      empty={<p className="round-note board-empty">{more.boardEmpty}</p>}
    >
      {(board) => (
        <ol className="board">
          {board.map(({ rank, name, tag, points }) => (
            <li key={tag} className="board-row" data-rank={rank}>
              <span className="board-rank number" aria-hidden="true">{rank}</span>
              <span className="unseen">{more.rank(String(rank))}</span>
              <bdi className="board-name">{name}</bdi>
              <span className="board-points number">
                {more.points(fullCount(points, language))}
              </span>
            </li>
          ))}
        </ol>
      )}
    </LoadedPart>
  );
}

/** Asks again soon after gifts, and not for each of many. */
function useAfterGifts(liveId: string, ask: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useDebateEvents(
    liveId,
    useCallback((happening) => {
      if (happening.type !== "event" || happening.name !== "gift.sent" || timer.current) return;
      timer.current = setTimeout(() => {
        timer.current = undefined;
        ask();
      }, paceMs);
    }, [ask]),
  );
  useEffect(() => () => clearTimeout(timer.current), []);
}
