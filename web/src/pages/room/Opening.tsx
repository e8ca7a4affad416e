import { useEffect, useState } from "react";
import { useAreaWords } from "../../lib/services.ts";
import type { LiveStatus } from "../../live/Feed.ts";
import { roomWords } from "./words.ts";

/** A debate is usually there before this could be read. */
const quietMs = 600;

/** The room's shape while its debate is on the way. */
export function Opening({ status }: { status: LiveStatus }) {
  const own = useAreaWords(roomWords);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), quietMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="room skeleton">
      <h1 className="unseen">{own.loadingTitle}</h1>
      <div className="room-main">
        <div className="room-picture" aria-hidden="true" />
        <p className="round-note" role="status">
          {isLong && (status === "connecting" ? own.loadingTitle : own.reconnecting)}
        </p>
        <span className="bone bone-title" aria-hidden="true" />
        <span className="bone bone-short" aria-hidden="true" />
      </div>
    </div>
  );
}
