import { useEffect, useState } from "react";
import type { Hall } from "../../hall/useHall.ts";
import { hallWords } from "../../hall/words.ts";
import { useAreaWords } from "../../lib/services.ts";

/** A gap shorter than this nobody in the hall needs to know of. */
const patienceMs = 2_000;

/** What lies over every scene: that this is a rehearsal, and, small, that the connection is gone. */
export function Marks({ hall }: { hall: Hall }) {
  const words = useAreaWords(hallWords);
  const isCut = useCut(hall);
  return (
    <>
      {hall.debate?.rehearsal && (
        <div className="rehearsal">
          <p className="rehearsal-badge">{words.rehearsal}</p>
          <p className="rehearsal-water" aria-hidden="true">{words.rehearsal}</p>
        </div>
      )}
      {isCut && <p className="screen-cut" role="status">{words.reconnecting}</p>}
    </>
  );
}

/** Whether what is shown has been behind for a while. */
function useCut({ debate, status, isStale }: Hall): boolean {
  const isBehind = debate !== null && isStale && status !== "refused";
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    if (!isBehind) return setCut(false);
    const timer = setTimeout(() => setCut(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isBehind]);
  return isCut;
}
