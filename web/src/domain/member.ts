import { filled, isObject, listOf, oneOf } from "../lib/read.ts";
import { seatRoles } from "./account.ts";
import type { Member } from "./values.ts";

const states = ["invited", "active", "absent"] as const;

/** A seat of the staff. */
export function readMember(data: unknown): Member | null {
  if (!isObject(data)) return null;
  const [id, role, name] = [filled(data.id), oneOf(seatRoles, data.role), filled(data.name)];
  const state = oneOf(states, data.state);
  if (id === null || role === null || name === null || state === null) return null;
  return {
    id,
    role,
    name,
    state,
    title: filled(data.title) ?? "",
    avatar: filled(data.avatar),
    chair: data.chair === true,
    userId: filled(data.userId),
  };
}

export const readMembers = listOf(readMember);

/** A seat just made, and the link that offers it; null where somebody sits on it already. */
export interface Appointed {
  member: Member;
  link: string | null;
}

export function readAppointed(data: unknown): Appointed | null {
  if (!isObject(data)) return null;
  const member = readMember(data.member);
  return member && { member, link: filled(data.link) };
}

export function readLink(data: unknown): string | null {
  return isObject(data) ? filled(data.link) : null;
}
