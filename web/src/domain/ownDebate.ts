import { isObject, listOf, oneOf, pageOf } from "../lib/read.ts";
import { type SeatRole, seatRoles } from "./account.ts";
import { type Debate, readDebate, type Status } from "./debate.ts";

/** A debate one has a seat in, as `GET /api/live/mine` lists it. */
export interface OwnDebate extends Debate {
  rehearsal: boolean;
  archived: boolean;
  roles: SeatRole[];
}

function readOwnDebate(data: unknown): OwnDebate | null {
  const debate = readDebate(data);
  if (!debate || !isObject(data)) return null;
  const roles = listOf((role) => oneOf(seatRoles, role))(data.roles);
  if (roles === null) return null;
  return { ...debate, rehearsal: data.rehearsal === true, archived: data.archived === true, roles };
}

export const readOwnDebates = pageOf(readOwnDebate);

/** What an organiser may still do with a debate as a whole. */
export interface DebateActs {
  archive: boolean;
  restore: boolean;
  rerun: boolean;
  /** The server refuses it once there are ballots; that is not known here. */
  delete: boolean;
}

export function debateActs(debate: OwnDebate): DebateActs {
  const { status, archived } = debate;
  const isOwn = debate.roles.includes("organiser");
  const is = (...wanted: Status[]) => isOwn && wanted.includes(status);
  return {
    archive: is("upcoming", "ended") && !archived,
    restore: isOwn && archived,
    rerun: isOwn,
    delete: is("upcoming"),
  };
}
