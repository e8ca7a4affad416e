import type { Failure } from "../../../lib/api.ts";
import { useAreaWords } from "../../../lib/services.ts";
import { Button } from "../../../parts/Button.tsx";
import { deskWords } from "./words.ts";

/** What to do when somebody else changed what one is editing; shows nothing otherwise. */
export function Conflict({ failure, onMine, onTheirs }: {
  failure: Failure | null;
  /** Sends again, over what the other has done. `revision` is the newest the server knows. */
  onMine: (revision: number) => void;
  /** Takes what is there now in place of what was entered. */
  onTheirs: () => void;
}) {
  const own = useAreaWords(deskWords);
  if (failure?.reason !== "revision_moved") return null;
  const { current } = failure.facts;
  return (
    <div className="desk-conflict" role="alert">
      <p>{own.conflict}</p>
      <div className="desk-row">
        <Button onClick={onTheirs}>{own.useTheirs}</Button>
        {typeof current === "number" && (
          <Button kind="danger" onClick={() => onMine(current)}>{own.useMine}</Button>
        )}
      </div>
    </div>
  );
}
