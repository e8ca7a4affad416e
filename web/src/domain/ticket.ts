import { filled, isObject, listOf, oneOf, pageOf, whole } from "../lib/read.ts";

export const ticketStates = ["new", "bound", "void"] as const;
export type TicketState = typeof ticketStates[number];

/** A ticket as its organisers see it later: never its code, never whose it is. */
export interface Ticket {
  id: string;
  label: string;
  state: TicketState;
  boundAtMs: number | null;
}

export function readTicket(data: unknown): Ticket | null {
  if (!isObject(data)) return null;
  const [id, state] = [filled(data.id), oneOf(ticketStates, data.state)];
  if (id === null || state === null) return null;
  return { id, state, label: filled(data.label) ?? "", boundAtMs: whole(data.boundAtMs) };
}

export const readTickets = pageOf(readTicket);

/** A ticket as it is made, with the code that stands nowhere else. */
export interface MadeTicket {
  id: string;
  code: string;
}

const readMade = listOf((data): MadeTicket | null => {
  if (!isObject(data)) return null;
  const [id, code] = [filled(data.id), filled(data.code)];
  return id === null || code === null ? null : { id, code };
});

export function readMadeTickets(data: unknown): MadeTicket[] | null {
  return isObject(data) ? readMade(data.tickets) : null;
}

/**
 * The address a ticket's holder opens. The code stands behind #, which no server is sent, and is
 * redeemed by a tap there: previews of links do not use it up.
 */
export function ticketAddress(origin: string, liveId: string, code: string): string {
  return `${origin}/join/${liveId}#${code}`;
}

/** The tickets of one making as a file for spreadsheets: UTF-8 with its mark, CRLF, RFC 4180. */
export function ticketFile(
  tickets: readonly MadeTicket[],
  label: string,
  addressOf: (code: string) => string,
): string {
  const rows = tickets.map(({ id, code }) => [id, code, label, addressOf(code)]);
  return "\uFEFF" + [["id", "code", "label", "link"], ...rows]
    .map((row) => row.map(cell).join(",") + "\r\n").join("");
}

/** What a spreadsheet would take for a formula gets a mark before it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
