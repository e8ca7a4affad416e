import { useAreaWords } from "../../lib/services.ts";
import type { Link } from "../../live/Feed.ts";
import { roomWords } from "./words.ts";

/** Quietly says when what is shown may be behind, or comes slower than usual. */
export function ConnectionNote({ status, isStale }: Link) {
  const own = useAreaWords(roomWords);
  const isAway = isStale && (status === "reconnecting" || status === "polling");
  return (
    <p className="connection" role="status" data-status={isAway ? "away" : status}>
      {isAway && (
        <>
          <b>{own.reconnecting}</b> {own.reconnectingText}
        </>
      )}
      {!isAway && status === "polling" && own.polling}
    </p>
  );
}
