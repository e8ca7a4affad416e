import type { OwnRestriction } from "./mine.ts";
import type { Moderation } from "./values.ts";

/** Whether somebody may say something now, and why not. */
export type Talk =
  | { kind: "open" }
  /** The debate has not begun, or is over, or its danmaku are switched off. */
  | { kind: "upcoming" | "ended" | "off" | "tickets" | "banned" }
  /** `untilMs` null: until the debate ends. */
  | { kind: "muted"; untilMs: number | null };

/** Between two danmaku of one person there are never less. */
const leastSeconds = 3;

/** What follows from the debate, its moderation and the person; the server has the last word. */
export function talkOf(
  { status, moderation, isStaff, hasTicket, restriction, nowMs }: {
    /** 0 not started, 1 live, 2 ended. */
    status: 0 | 1 | 2;
    moderation: Moderation;
    isStaff: boolean;
    hasTicket: boolean;
    restriction: OwnRestriction | null;
    nowMs: number;
  },
): Talk {
  if (status === 0) return { kind: "upcoming" };
  if (status === 2) return { kind: "ended" };
  if (restriction?.kind === "ban") return { kind: "banned" };
  if (restriction && (restriction.untilMs === null || restriction.untilMs > nowMs)) {
    return { kind: "muted", untilMs: restriction.untilMs };
  }
  if (isStaff) return { kind: "open" };
  if (moderation.mode === "off") return { kind: "off" };
  if (moderation.ticketsOnly && !hasTicket) return { kind: "tickets" };
  return { kind: "open" };
}

/** How long a viewer waits after a danmaku, in ms. */
export function pauseMs({ slowSeconds }: Moderation): number {
  return Math.max(leastSeconds, slowSeconds) * 1000;
}
