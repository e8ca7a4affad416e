import { isObject } from "../lib/api.ts";

/** Who the server says we are; a reader who is not logged in is a guest of this device. */
export interface Account {
  nickname: string;
  avatar: string | null;
  isGuest: boolean;
}

export function readAccount(data: unknown): Account | null {
  if (!isObject(data) || typeof data.nickname !== "string") return null;
  const avatar = typeof data.avatar === "string" && data.avatar !== "" ? data.avatar : null;
  return { nickname: data.nickname, avatar, isGuest: data.guest === true };
}
