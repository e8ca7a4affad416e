import type { MadeTicket } from "../../../domain/ticket.ts";

/** Tickets of one making, whose codes are told nowhere else. */
export interface Making {
  tickets: readonly MadeTicket[];
  label: string;
}

/**
 * What was made and not put away yet, by account and debate: going to another page of ours and back
 * must not lose hundreds of codes. It lasts as long as the window and is written nowhere.
 */
export const keptTickets = new Map<string, Making>();
