import { clockText } from "../../../domain/countdown.ts";
import { fullCount, instant } from "../../../domain/formats.ts";
import type { PublicRound, WholeDebate } from "../../../domain/values.ts";
import { useAreaWords, useLanguage } from "../../../lib/services.ts";
import type { Link } from "../../../live/Feed.ts";
import { useCounter, useServerClock } from "../../../live/hooks.ts";
import { Button } from "../../../parts/Button.tsx";
import { LifeButton } from "./LifeButton.tsx";
import { deskWords } from "./words.ts";

/** How the evening stands, and the acts on all of it; its name is above, in the frame. */
export function DeskBar({ debate, rounds, link, isOrganiser, onHelp }: {
  debate: WholeDebate;
  rounds: readonly PublicRound[];
  link: Link;
  isOrganiser: boolean;
  onHelp: () => void;
}) {
  const own = useAreaWords(deskWords);
  const language = useLanguage();
  const viewers = useCounter(debate.id, "viewers");
  return (
    <div className="desk-bar">
      <ul className="desk-facts">
        <li className="number">
          <Time debate={debate} />
        </li>
        <li className="number">{own.viewers(fullCount(viewers ?? 0, language))}</li>
        <li className="desk-link" data-link={link.status}>{own.link[link.status]}</li>
      </ul>
      <div className="desk-acts">
        <Button kind="quiet" icon="info" aria-keyshortcuts="?" onClick={onHelp}>
          {own.help}
        </Button>
        {isOrganiser && <LifeButton debate={debate} rounds={rounds} />}
      </div>
    </div>
  );
}

function Time({ debate }: { debate: WholeDebate }) {
  const own = useAreaWords(deskWords);
  const language = useLanguage();
  const { startedAtMs, endedAtMs, plannedStartMs } = debate;
  const seconds = useServerClock((nowMs) => {
    const untilMs = endedAtMs ?? nowMs;
    if (startedAtMs === null || untilMs === null) return null;
    return Math.max(0, Math.floor((untilMs - startedAtMs) / 1000));
  });
  if (seconds !== null) {
    return <>{(endedAtMs === null ? own.onAirFor : own.lasted)(clockText(seconds))}</>;
  }
  return plannedStartMs === null
    ? <>{own.notStarted}</>
    : <>{own.plannedFor(instant(plannedStartMs, language, Date.now()))}</>;
}
