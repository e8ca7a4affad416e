import { useAreaWords } from "../../lib/services.ts";
import { useRoom } from "./RoomContext.ts";
import { roomWords } from "./words.ts";

/** How danmaku are kept in order just now, and one's own lines that wait or were turned down. */
export function TalkNotes() {
  const own = useAreaWords(roomWords);
  const { debate, moderation: { mode, slowSeconds, shield }, own: { mine } } = useRoom();
  const held = mine?.held ?? [];
  const isStaff = (mine?.roles.length ?? 0) > 0;
  if (debate.status !== 1) return null;
  return (
    <div className="talk-notes">
      {shield && <p>{own.shield}</p>}
      {!shield && mode === "holdAll" && <p>{own.holdAll}</p>}
      {!shield && mode === "holdNew" && <p>{own.holdNew}</p>}
      {slowSeconds > 0 && !isStaff && <p className="number">{own.slow(String(slowSeconds))}</p>}
      {held.length > 0 && (
        <ul aria-label={own.heldList}>
          {held.map(({ id, text, state, reason }) => (
            <li key={id} className="held-line" data-state={state}>
              <span className="held-state">{own.held[state]}</span>
              <bdi>{text}</bdi>
              {reason && <span className="held-reason">{reason}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
