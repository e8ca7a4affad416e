import { filled, isObject, listOf, oneOf, whole } from "../lib/read.ts";
import { type AccountRole, accountRoles, type SeatRole, seatRoles } from "./account.ts";

/** A program's credential as it is listed: never the secret. */
export interface Token {
  id: string;
  name: string;
  /** An account role, or with `liveId` a seat in that debate. */
  role: AccountRole | SeatRole;
  liveId: string | null;
  createdAtMs: number;
  usedAtMs: number | null;
  /** null: until it is revoked. */
  expiresAtMs: number | null;
}

function readToken(data: unknown): Token | null {
  if (!isObject(data)) return null;
  const [id, name, createdAtMs] = [filled(data.id), filled(data.name), whole(data.createdAtMs)];
  const role = oneOf([...accountRoles, ...seatRoles], data.role);
  if (id === null || name === null || role === null || createdAtMs === null) return null;
  return {
    id,
    name,
    role,
    createdAtMs,
    liveId: filled(data.liveId),
    usedAtMs: whole(data.usedAtMs),
    expiresAtMs: whole(data.expiresAtMs),
  };
}

export const readTokens = listOf(readToken);

/** The secret of one just made, which is shown this once. */
export function readMadeToken(data: unknown): string | null {
  return isObject(data) ? filled(data.token) : null;
}

/** The account roles a token of somebody may have: no higher than theirs. */
export function tokenRoles(role: AccountRole): AccountRole[] {
  return accountRoles.slice(0, accountRoles.indexOf(role) + 1);
}
