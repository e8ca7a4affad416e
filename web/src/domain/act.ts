import { filled, isObject, listOf, oneOf, whole } from "../lib/read.ts";

export const actKinds = [
  "user.create",
  "user.edit",
  "user.password",
  "token.create",
  "token.revoke",
  "room.create",
  "room.edit",
  "room.delete",
  "room.key.show",
  "room.key.rotate",
  "debate.create",
  "debate.edit",
  "debate.start",
  "debate.end",
  "debate.rerun",
  "debate.archive",
  "debate.restore",
  "debate.delete",
  "member.appoint",
  "member.edit",
  "member.link",
  "member.join",
  "member.remove",
  "ticket.create",
  "ticket.release",
  "ticket.void",
  "round.create",
  "round.edit",
  "round.delete",
  "round.open",
  "round.close",
  "round.void",
  "round.reveal",
  "screen.create",
  "screen.revoke",
  "recording.delete",
  "moderation.change",
  "shield.raise",
  "shield.lower",
  "words.replace",
  "danmaku.approve",
  "danmaku.reject",
  "danmaku.remove",
  "person.restrict",
  "person.release",
] as const;
export type ActKind = typeof actKinds[number];

/** Something done by staff or operators, as it stands on record. */
export interface Act {
  id: string;
  atMs: number;
  /** The user name as it was then; null: the system or the command line. */
  actor: string | null;
  /** The address it was done from, or the program. */
  from: string;
  action: ActKind;
  liveId: string | null;
  /** `user/…`, `room/…`, `live/…`, `ticket/t300` and so on. */
  target: string;
  /** What the fields that changed said before and after; null where there is nothing to say. */
  before: unknown;
  after: unknown;
  reason: string | null;
}

/** A page of a log, the oldest first; ask on with `next`. */
export interface ActLog {
  records: Act[];
  next: number;
  more: boolean;
}

function readAct(data: unknown): Act | null {
  if (!isObject(data)) return null;
  const [id, atMs, action] = [filled(data.id), whole(data.atMs), oneOf(actKinds, data.action)];
  if (id === null || atMs === null || action === null) return null;
  return {
    id,
    atMs,
    action,
    actor: isObject(data.actor) ? filled(data.actor.username) : null,
    from: filled(data.from) ?? "",
    liveId: filled(data.liveId),
    target: filled(data.target) ?? "",
    before: data.before ?? null,
    after: data.after ?? null,
    reason: filled(data.reason),
  };
}

const readActs = listOf(readAct);

export function readActLog(data: unknown): ActLog | null {
  if (!isObject(data)) return null;
  const [records, next] = [readActs(data.records), whole(data.next)];
  return records === null || next === null ? null : { records, next, more: data.more === true };
}

/** What is looked for in a log. */
export interface ActFilter {
  actor: string;
  action: ActKind | "";
  /** As a date field has it, in the reader's zone; "" is open. */
  from: string;
  to: string;
}

/** The query of a filter: whole days of the reader's, the last one included. */
export function actQuery(filter: ActFilter, since: number, limit: number): string {
  const query = new URLSearchParams({ since: String(since), limit: String(limit) });
  if (filter.actor.trim() !== "") query.set("actor", filter.actor.trim());
  if (filter.action !== "") query.set("action", filter.action);
  const from = dayMs(filter.from, 0);
  const to = dayMs(filter.to, 1);
  if (from !== null) query.set("from", String(from));
  if (to !== null) query.set("to", String(to));
  return query.toString();
}

/** Midnight of a date in the reader's zone, so many days later; null for none. */
function dayMs(date: string, days: number): number | null {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const ms = new Date(year, month - 1, day + days).getTime();
  return date === "" || Number.isNaN(ms) ? null : ms;
}

/** Both states of what was changed, field by field, as text. */
export function changesOf(
  { before, after }: Act,
): { name: string; before: string; after: string }[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names
    .map((name) => ({ name, before: said(old[name]), after: said(now[name]) }))
    .filter((change) => change.before !== change.after);
}

function partsOf(value: unknown): Record<string, unknown> {
  if (isObject(value)) return value;
  return value === null ? {} : { "": value };
}

function said(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
