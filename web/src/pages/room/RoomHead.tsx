import { stageOf } from "../../domain/debateStage.ts";
import { instant, shortCount } from "../../domain/formats.ts";
import { useAreaWords, useLanguage } from "../../lib/services.ts";
import { useCountdown, useCounter, useServerClock } from "../../live/hooks.ts";
import { Icon } from "../../parts/Icon.tsx";
import { waitOf } from "../../player/countdown.ts";
import { useRoom } from "./RoomContext.ts";
import { ShareButton } from "./ShareButton.tsx";
import { roomWords } from "./words.ts";

/** The motion, and where the debate stands. */
export function RoomHead() {
  const own = useAreaWords(roomWords);
  const { debate } = useRoom();
  const { motion, title } = debate;
  return (
    <header className="room-head">
      <div className="room-titles">
        {title !== motion && <p className="room-title">{title}</p>}
        <h1 className="room-motion">{motion}</h1>
      </div>
      <div className="room-facts">
        <Stage />
        <Watching />
        {debate.rehearsal && <span className="room-mark">{own.rehearsal}</span>}
        {debate.archived && <span className="room-mark">{own.archived}</span>}
        <ShareButton />
      </div>
    </header>
  );
}

function Stage() {
  const own = useAreaWords(roomWords);
  const language = useLanguage();
  const { debate } = useRoom();
  const stage = useServerClock((nowMs) => stageOf(debate, nowMs));
  const seconds = useCountdown(debate.plannedStartMs);
  const wait = stage === "upcoming" && seconds !== null && seconds > 0 ? waitOf(seconds) : null;
  const days = wait && wait.days > 0 ? `${own.days(String(wait.days))} ` : "";
  return (
    <p className="room-stage number" data-stage={stage}>
      {wait ? own.startsIn(days + wait.clock) : own.stage[stage]}
      {stage === "ended" && debate.endedAtMs !== null && (
        <span className="round-note">
          {own.endedAt(instant(debate.endedAtMs, language, Date.now()))}
        </span>
      )}
    </p>
  );
}

function Watching() {
  const own = useAreaWords(roomWords);
  const language = useLanguage();
  const { liveId, debate } = useRoom();
  const viewers = useCounter(liveId, "viewers");
  if (viewers === null || debate.status !== 1) return null;
  return (
    <span className="room-viewers number">
      <Icon name="people" />
      {own.watching(shortCount(viewers, language))}
    </span>
  );
}
