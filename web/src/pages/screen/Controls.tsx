import { useAreaWords } from "../../lib/services.ts";
import { useStore } from "../../lib/store.ts";
import type { Stage } from "./useStage.ts";
import { screenWords } from "./words.ts";

/** For whoever stands at the machine; seen while the pointer stirs, or a key has gone to one. */
export function Controls({ stage, isShown }: { stage: Stage; isShown: boolean }) {
  const words = useAreaWords(screenWords);
  const hasDanmaku = useStore(stage.danmaku, ({ isOn }) => isOn);
  return (
    <div className="screen-controls" data-shown={isShown || undefined}>
      <button
        type="button"
        aria-pressed={hasDanmaku}
        aria-label={words.keyOf(words.danmaku, "D")}
        onClick={stage.turnDanmaku}
      >
        {words.danmaku}
        <kbd>D</kbd>
      </button>
      <button type="button" aria-label={words.keyOf(words.full, "F")} onClick={stage.turnFull}>
        {words.full}
        <kbd>F</kbd>
      </button>
    </div>
  );
}
