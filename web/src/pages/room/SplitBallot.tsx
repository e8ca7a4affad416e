import { useId, useState } from "react";
import { chosen } from "../../domain/choice.ts";
import { useAreaWords } from "../../lib/services.ts";
import { Button } from "../../parts/Button.tsx";
import { useRoom } from "./RoomContext.ts";
import type { Ballot } from "./useBallot.ts";
import { moreWords } from "./moreWords.ts";

/** Divides the 100 points of one's ballot; nothing is sent before the button. */
export function SplitBallot({ ballot }: { ballot: Ballot }) {
  const more = useAreaWords(moreWords);
  const { labels } = useRoom();
  const id = useId();
  const stands = ballot.own ? chosen(ballot.own) : null;
  const [points, setPoints] = useState(typeof stands === "number" ? stands : 50);
  const rest = 100 - points;
  return (
    <div className="split">
      <label className="split-title" htmlFor={id}>{more.splitTitle}</label>
      <div className="vote-bar" aria-hidden="true">
        <span className="vote-fill" data-side="negative" />
        <span
          className="vote-fill"
          data-side="affirmative"
          style={{ transform: `scaleX(${points / 100})` }}
        />
      </div>
      <input
        id={id}
        className="split-slider"
        type="range"
        min={0}
        max={100}
        step={5}
        value={points}
        aria-valuetext={more.splitValue(
          labels.affirmative,
          String(points),
          labels.negative,
          String(rest),
        )}
        onChange={(event) => setPoints(Number(event.target.value))}
      />
      <p className="split-values number" aria-hidden="true">
        <span data-side="affirmative">{points}</span>
        <span data-side="negative">{rest}</span>
      </p>
      <Button
        kind="main"
        isBusy={ballot.sending === points}
        disabled={!ballot.isOpen}
        onClick={() => ballot.choose(points)}
      >
        {more.splitSend(String(points), String(rest))}
      </Button>
    </div>
  );
}
