import { isObject } from "../lib/read.ts";
import type { LoggedEvent, Readings, Snapshot, Tick } from "./frames.ts";

/**
 * The hot numbers held of one channel: of each the one with the largest revision, and of a round's
 * (`tally.…`, `voters`) only those of the current round. A value; every change makes another.
 */
export interface HeldCounters {
  /** Which round `tally.…` and `voters` are of; null while none is known. */
  readonly roundId: string | null;
  readonly readings: Readings;
  readonly reveal: string | null;
  /** Its numbers may still come in a tick made before. */
  readonly voidedId: string | null;
  /**
   * On the organisers' channel no event tells that a round opened: there the ticks do, and nothing
   * is hidden.
   */
  readonly ticksTellRound: boolean;
}

export function noCounters(channel: string): HeldCounters {
  const ticksTellRound = channel.endsWith("/organiser");
  return { roundId: null, readings: {}, reveal: null, voidedId: null, ticksTellRound };
}

/** A counter that is a number; null while it is not shown. */
export function numberOf(counters: HeldCounters, name: string): number | null {
  const value = counters.readings[name]?.[0];
  return typeof value === "number" ? value : null;
}

/** A counter that is a word; null while it is not shown. */
export function wordOf(counters: HeldCounters, name: string): string | null {
  const value = counters.readings[name]?.[0];
  return typeof value === "string" ? value : null;
}

/** Those of a snapshot replace all. */
export function replaced(counters: HeldCounters, snapshot: Snapshot): HeldCounters {
  const roundId = snapshot.roundId ?? null;
  const rounds = Array.isArray(snapshot.state.rounds) ? snapshot.state.rounds.filter(isObject) : [];
  const round = rounds.find((round) => round.id === roundId);
  return {
    ...counters,
    roundId,
    readings: snapshot.counters,
    reveal: revealOf(round),
    voidedId: null,
  };
}

/** Takes those of a tick; the same value when none changed. */
export function counted(counters: HeldCounters, tick: Tick): HeldCounters {
  const held = current(counters, tick.roundId ?? null);
  const isOfCurrent = tick.roundId !== undefined && held.roundId === tick.roundId;
  const newer = Object.entries(tick.values).filter(([name, [, revision]]) =>
    (isOfCurrent || !isOfRound(name)) && revision > (held.readings[name]?.[1] ?? -1)
  );
  if (newer.length === 0) return held;
  return { ...held, readings: { ...held.readings, ...Object.fromEntries(newer) } };
}

/** Takes in what an event says of rounds: some numbers are then no longer shown. */
export function told(counters: HeldCounters, event: LoggedEvent): HeldCounters {
  const round = event.data.round;
  if (counters.ticksTellRound || !isObject(round) || typeof round.id !== "string") return counters;
  const isCurrent = round.id === counters.roundId;
  const reveal = revealOf(round);
  switch (event.name) {
    case "round.opened":
      return {
        ...(isCurrent ? counters : without(counters, isOfRound)),
        roundId: round.id,
        reveal,
      };
    case "round.updated":
      if (!isCurrent || reveal === counters.reveal) return counters;
      // What the old mode showed the new one hides; a more open one cannot follow.
      return { ...without(counters, (name) => name.startsWith("tally.")), reveal };
    case "round.voided":
      if (!isCurrent) return counters;
      return { ...without(counters, isOfRound), roundId: null, voidedId: round.id };
    default:
      return counters;
  }
}

function current(counters: HeldCounters, id: string | null): HeldCounters {
  if (id === null || id === counters.roundId) return counters;
  const mayBegin = counters.ticksTellRound ||
    (counters.roundId === null && id !== counters.voidedId);
  return mayBegin ? { ...without(counters, isOfRound), roundId: id, reveal: null } : counters;
}

function without(counters: HeldCounters, isDropped: (name: string) => boolean): HeldCounters {
  const kept = Object.entries(counters.readings).filter(([name]) => !isDropped(name));
  return { ...counters, readings: Object.fromEntries(kept) };
}

function isOfRound(name: string): boolean {
  return name === "voters" || name.startsWith("tally.");
}

function revealOf(round: Record<string, unknown> | undefined): string | null {
  return typeof round?.reveal === "string" ? round.reveal : null;
}
