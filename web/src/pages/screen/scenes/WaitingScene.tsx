import { clockText } from "../../../domain/countdown.ts";
import { instant } from "../../../domain/formats.ts";
import { type PublicRound, sides } from "../../../domain/values.ts";
import { voteWords } from "../../../domain/voteWords.ts";
import { JoinCode } from "../../../hall/JoinCode.tsx";
import { useAreaWords, useLanguage } from "../../../lib/services.ts";
import { useCountdown } from "../../../live/hooks.ts";
import { Motion } from "../Motion.tsx";
import type { SceneProps } from "../SceneView.tsx";
import { SideHead } from "../SideHead.tsx";
import { screenWords } from "../words.ts";

const daySeconds = 86_400;

/** Nothing is asked: what the debate is, who debates, and how to take part. */
export function WaitingScene({ debate, startsAtMs, isLive = false, next = null }: SceneProps & {
  startsAtMs: number | null;
  isLive?: boolean;
  next?: PublicRound | null;
}) {
  const words = useAreaWords(screenWords);
  return (
    <div className="scene scene-waiting">
      <header className="scene-head">
        <p className="scene-state" data-live={isLive || undefined}>
          {isLive ? words.onNow : words.waiting}
        </p>
        <Motion debate={debate} />
      </header>
      <div className="scene-sides">
        {sides.map((side) => (
          <section key={side} className="side-panel" data-side={side}>
            <SideHead debate={debate} side={side} isFull />
            <ul className="side-speakers">
              {debate.sides[side].speakers.map(({ seat, name }) => <li key={seat}>{name}</li>)}
            </ul>
          </section>
        ))}
      </div>
      <footer className="scene-foot">
        {isLive ? <Next round={next} /> : <Start atMs={startsAtMs} />}
        <JoinCode debate={debate} />
      </footer>
    </div>
  );
}

/** When it starts: a countdown, or the day while that is far. */
function Start({ atMs }: { atMs: number | null }) {
  const words = useAreaWords(screenWords);
  const language = useLanguage();
  const seconds = useCountdown(atMs);
  if (atMs === null || seconds === null || seconds === 0) {
    return <p className="scene-word">{words.soon}</p>;
  }
  if (seconds >= daySeconds) {
    const day = instant(atMs, language, atMs - seconds * 1000);
    return <p className="scene-word">{words.startsAt(day)}</p>;
  }
  return (
    <p className="countdown">
      <span className="countdown-label">{words.startsIn}</span>
      <span className="countdown-time number">{clockText(seconds)}</span>
    </p>
  );
}

function Next({ round }: { round: PublicRound | null }) {
  const words = useAreaWords(screenWords);
  const { kind } = useAreaWords(voteWords);
  const seconds = useCountdown(round?.opensAtMs ?? null);
  if (!round) return <p className="scene-word" />;
  return (
    <p className="scene-word">
      {words.nextVote(kind[round.kind])}
      {seconds !== null && seconds > 0 && (
        <small className="number">{words.opensIn(clockText(seconds))}</small>
      )}
    </p>
  );
}
