import type { WholeDebate } from "../domain/values.ts";

/** Where the audience takes part: the address of the QR code, and what is read off a wall. */
export interface JoinAddress {
  url: string;
  /** As it is typed: no scheme. */
  typed: string;
}

/**
 * By the room, whose six characters can be typed, else by the debate, whose address nobody types:
 * then only the site is written out. A room is never for a rehearsal.
 */
export function joinAddress(
  { id, roomId, rehearsal }: Pick<WholeDebate, "id" | "roomId" | "rehearsal">,
  origin: string,
): JoinAddress {
  const site = origin.replace(/^https?:\/\//, "");
  if (roomId === null || rehearsal) return { url: `${origin}/debate/${id}`, typed: site };
  return { url: `${origin}/room/${roomId}`, typed: `${site}/room/${roomId}` };
}
