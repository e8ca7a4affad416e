import { readResult } from "../../../domain/result.ts";
import type { PublicRound } from "../../../domain/values.ts";
import { JoinCode } from "../../../hall/JoinCode.tsx";
import { storyOf } from "../../../hall/reveal.ts";
import { useLoad } from "../../../lib/load.ts";
import { useAreaWords } from "../../../lib/services.ts";
import { Motion } from "../Motion.tsx";
import type { SceneProps } from "../SceneView.tsx";
import { screenWords } from "../words.ts";
import { RevealView } from "./RevealScene.tsx";

/** It is over: what came of it, or thanks where nothing was asked. */
export function EndedScene(props: SceneProps & { round: PublicRound | null }) {
  const { round, debate } = props;
  return round ? <Final {...props} round={round} /> : (
    <div className="scene scene-ended">
      <header className="scene-head">
        <Motion debate={debate} />
      </header>
      <Thanks />
      <footer className="scene-foot">
        <JoinCode debate={debate} isOver />
      </footer>
    </div>
  );
}

/** The end may decide what a reveal before it could not, as when a planned round never came. */
function Final({ liveId, debate, rounds, round }: SceneProps & { round: PublicRound }) {
  const { value } = useLoad(`/api/live/${encodeURIComponent(liveId)}/result`, readResult);
  const story = storyOf(round, rounds);
  const whole = { ...story, verdict: story.verdict ?? value?.verdict ?? null };
  return (
    <RevealView
      debate={debate}
      round={round}
      story={whole}
      step="verdict"
      shares={story.after}
      hasSwing={story.swing !== null}
      isOver
    />
  );
}

function Thanks() {
  const words = useAreaWords(screenWords);
  return (
    <p className="reveal-title">
      {words.over}
      <small>{words.thanks}</small>
    </p>
  );
}
