import { useAreaWords } from "../../../../lib/services.ts";
import { Button } from "../../../../parts/Button.tsx";
import { Icon } from "../../../../parts/Icon.tsx";
import type { Verdicts } from "./useVerdicts.ts";
import { moderationWords } from "./words.ts";

/** What became of the last act on lines or people, above them. */
export function LastActLine({ verdicts: { last, undo } }: { verdicts: Verdicts }) {
  const own = useAreaWords(moderationWords);
  return (
    <p className="act-result" role="status" data-state={last?.isFailure ? "failed" : "done"}>
      {last && (
        <>
          <Icon name={last.isFailure ? "warning" : "check"} />
          <span>{last.text}</span>
          {last.undo && <Button kind="quiet" icon="undo" onClick={undo}>{own.undo}</Button>}
        </>
      )}
    </p>
  );
}
