import { fullCount } from "../../domain/formats.ts";
import { RoundClock } from "../../hall/RoundClock.tsx";
import type { Scene } from "../../hall/scene.ts";
import { hallWords } from "../../hall/words.ts";
import { useAreaWords, useLanguage } from "../../lib/services.ts";
import { useCounter } from "../../live/hooks.ts";
import { Icon } from "../../parts/Icon.tsx";
import { partWords } from "../../parts/partWords.ts";

/** The time a round still takes ballots; nothing while none does. */
export function ClockPart({ scene }: { scene: Scene }) {
  const words = useAreaWords(hallWords);
  if (scene.name !== "open" || scene.round.closesAtMs === null) return null;
  return (
    <div className="overlay-plate overlay-clock">
      <RoundClock round={scene.round} label={words.roundLeft} />
    </div>
  );
}

/** How many watch now. */
export function ViewersPart({ liveId }: { liveId: string }) {
  const shared = useAreaWords(partWords);
  const language = useLanguage();
  const viewers = useCounter(liveId, "viewers");
  if (viewers === null) return null;
  return (
    <p className="overlay-plate overlay-viewers number">
      <Icon name="eye" />
      <span className="unseen">{shared.figures.views}</span>
      {fullCount(viewers, language)}
    </p>
  );
}
