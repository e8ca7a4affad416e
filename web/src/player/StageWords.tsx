import { useState } from "react";
import { fullCount } from "../domain/formats.ts";
import { useAreaWords, useLanguage } from "../lib/services.ts";
import { useServerClock } from "../live/hooks.ts";
import { Icon } from "../parts/Icon.tsx";
import { waitOf } from "./countdown.ts";
import type { Player, PlayerView } from "./Player.ts";
import type { Phase } from "./PlayerState.ts";
import { playerWords } from "./words.ts";

/** The picture shown while there is no video; the drawing takes its place where it cannot be had. */
export interface StageCovers {
  /** Addresses. */
  cover: string | null;
  drawing: string;
}

/** Lies beneath the danmaku while there is no picture; over the last one while it is interrupted. */
export function StageCover({ phase, cover, drawing }: StageCovers & { phase: Phase }) {
  const [failed, setFailed] = useState<string | null>(null);
  if (phase === "interrupted") return <div className="stage-dimmed" />;
  const address = cover === null || cover === failed ? drawing : cover;
  return <img className="stage-cover" src={address} alt="" onError={() => setFailed(cover)} />;
}

/** Why there is no picture and what happens next; over the danmaku, so that it can be read. */
export function StageWords({ view, player, startsAtMs }: {
  view: PlayerView;
  player: Player;
  startsAtMs: number | null;
}) {
  const isWaitingForPicture = view.phase === "starting" || view.phase === "interrupted";
  return (
    <div className="stage-words">
      {view.phase === "waiting" && startsAtMs !== null
        ? <Countdown startsAtMs={startsAtMs} />
        : <Says view={view} />}
      {isWaitingForPicture && <span className="stage-pulse" aria-hidden="true" />}
      {isWaitingForPicture && <Reload player={player} />}
    </div>
  );
}

function Says({ view }: { view: PlayerView }) {
  const words = useAreaWords(playerWords);
  const { phase, link } = view;
  if (phase === "live" || phase === "unknown") return null;
  if (link) {
    return (
      <>
        <p className="stage-title" role="status">{words[`${phase}Title`]}</p>
        <p className="stage-text">{phase === "blocked" ? words.blockedText : words.linkText}</p>
        <a className="stage-link" href={link} target="_blank" rel="noreferrer">
          <Icon name="link" />
          {words.openLink}
        </a>
      </>
    );
  }
  return (
    <>
      <p className="stage-title" role="status">{words[`${phase}Title`]}</p>
      <p className="stage-text">{words[`${phase}Text`]}</p>
    </>
  );
}

/** By the server's clock; the seconds are no live region, they would talk without end. */
function Countdown({ startsAtMs }: { startsAtMs: number }) {
  const words = useAreaWords(playerWords);
  const language = useLanguage();
  const seconds = useServerClock((nowMs) =>
    nowMs === null ? null : Math.max(0, Math.ceil((startsAtMs - nowMs) / 1_000))
  );
  if (seconds === null || seconds === 0) {
    return (
      <>
        <p className="stage-title">{seconds === 0 ? words.soonTitle : words.waitingTitle}</p>
        <p className="stage-text">{words.waitingText}</p>
      </>
    );
  }
  const { days, clock } = waitOf(seconds);
  return (
    <>
      <p className="stage-text">{words.startsIn}</p>
      <p className="stage-clock number" role="timer" aria-live="off">
        {days > 0 && <span>{words.days(fullCount(days, language))}</span>} {clock}
      </p>
      <p className="stage-text">{words.waitingText}</p>
    </>
  );
}

function Reload({ player }: { player: Player }) {
  const words = useAreaWords(playerWords);
  return (
    <button type="button" className="stage-again" onClick={() => player.catchUp()}>
      <Icon name="refresh" />
      {words.reload}
    </button>
  );
}
