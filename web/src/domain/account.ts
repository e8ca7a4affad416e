import { filled, isObject, listOf, oneOf } from "../lib/read.ts";

export const accountRoles = ["viewer", "organiser", "operator"] as const;
export type AccountRole = typeof accountRoles[number];

export const seatRoles = ["organiser", "timekeeper", "moderator", "judge"] as const;
export type SeatRole = typeof seatRoles[number];

/** One role in one debate. */
export interface Seat {
  liveId: string;
  role: SeatRole;
}

/** Who the server says we are; a reader who is not logged in is a guest of this device. */
export interface Account {
  userId: string;
  username: string;
  nickname: string;
  avatar: string | null;
  isGuest: boolean;
  role: AccountRole;
  seats: Seat[];
}

export function readAccount(data: unknown): Account | null {
  if (!isObject(data) || typeof data.nickname !== "string") return null;
  return {
    userId: filled(data.userId) ?? "",
    username: filled(data.username) ?? "",
    nickname: data.nickname,
    avatar: filled(data.avatar),
    isGuest: data.guest === true,
    role: oneOf(accountRoles, data.role) ?? "viewer",
    seats: listOf(readSeat)(data.roles) ?? [],
  };
}

function readSeat(data: unknown): Seat | null {
  if (!isObject(data)) return null;
  const [liveId, role] = [filled(data.liveId), oneOf(seatRoles, data.role)];
  return liveId === null || role === null ? null : { liveId, role };
}

/** Whether somebody may make debates of their own. */
export function mayCreate(account: Account): boolean {
  return account.role !== "viewer";
}
