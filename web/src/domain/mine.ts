import { filled, isObject, listOf, oneOf, whole } from "../lib/read.ts";
import { type SeatRole, seatRoles } from "./account.ts";

/** How a voter is known, the strongest first. */
export const voterClasses = ["ticket", "account", "device"] as const;
export type VoterClass = typeof voterClasses[number];

/** One's own ballot in a round. */
export interface OwnBallot {
  roundId: string;
  /** 0–100, the rest is the negative side's; null = undecided. */
  affirmativePoints: number | null;
  class: VoterClass;
  receipt: string;
  atMs: number;
}

/** A mute or ban that is in force for the caller; `untilMs` null: a mute lasts as the debate does. */
export interface OwnRestriction {
  kind: "mute" | "ban";
  untilMs: number | null;
  reason: string;
}

/** One's own line that waits for the staff, or was turned down a short time ago. */
export interface OwnHeld {
  id: string;
  text: string;
  state: "held" | "rejected" | "expired";
  /** What the staff said with it. */
  reason: string | null;
}

/** What is the caller's in one debate. */
export interface Mine {
  class: VoterClass;
  /** This device holds a valid ticket. */
  hasTicket: boolean;
  roles: SeatRole[];
  /** By which one's own lines and gifts are known; null before the first of them. */
  tag: string | null;
  /** Those that count. */
  ballots: OwnBallot[];
  restriction: OwnRestriction | null;
  held: OwnHeld[];
  giftPointsLeft: number;
  /** How long until one's next danmaku is taken. */
  waitMs: number;
}

export function readOwnBallot(data: unknown): OwnBallot | null {
  if (!isObject(data)) return null;
  const [roundId, receipt] = [filled(data.roundId), filled(data.receipt)];
  const [by, atMs] = [oneOf(voterClasses, data.class), whole(data.atMs)];
  const affirmativePoints = whole(data.affirmativePoints);
  if (roundId === null || receipt === null || by === null || atMs === null) return null;
  if (affirmativePoints === null && data.undecided !== true) return null;
  return { roundId, affirmativePoints, class: by, receipt, atMs };
}

function readRestriction(data: unknown): OwnRestriction | null {
  if (!isObject(data)) return null;
  const kind = oneOf(["mute", "ban"] as const, data.kind);
  return kind && { kind, untilMs: whole(data.untilMs), reason: filled(data.reason) ?? "" };
}

function readHeld(data: unknown): OwnHeld | null {
  if (!isObject(data)) return null;
  const [id, text] = [filled(data.id), filled(data.text)];
  const state = oneOf(["held", "rejected", "expired"] as const, data.state);
  if (id === null || text === null || state === null) return null;
  return { id, text, state, reason: filled(data.reason) };
}

export function readMine(data: unknown): Mine | null {
  if (!isObject(data)) return null;
  const [by, ballots] = [oneOf(voterClasses, data.class), listOf(readOwnBallot)(data.ballots)];
  if (by === null || ballots === null) return null;
  return {
    class: by,
    hasTicket: data.ticket === true,
    roles: listOf((role) => oneOf(seatRoles, role))(data.roles) ?? [],
    tag: filled(data.tag),
    ballots,
    restriction: readRestriction(data.restriction),
    held: listOf(readHeld)(data.held) ?? [],
    giftPointsLeft: whole(data.giftPointsLeft) ?? 0,
    waitMs: whole(data.waitMs) ?? 0,
  };
}
