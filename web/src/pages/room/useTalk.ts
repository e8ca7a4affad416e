import { type Talk, talkOf } from "../../domain/talk.ts";
import { useServerClock } from "../../live/hooks.ts";
import { useRoom } from "./RoomContext.ts";

/** Whether we may say something now, and why not. */
export function useTalk(): Talk {
  const { debate, moderation, own: { mine } } = useRoom();
  const restriction = mine?.restriction ?? null;
  const facts = {
    status: debate.status,
    moderation,
    isStaff: (mine?.roles.length ?? 0) > 0,
    hasTicket: mine?.hasTicket ?? false,
    restriction,
  };
  const kind = useServerClock((nowMs) => talkOf({ ...facts, nowMs: nowMs ?? 0 }).kind);
  return kind === "muted" ? { kind, untilMs: restriction?.untilMs ?? null } : { kind };
}
