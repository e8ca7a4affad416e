import type { VoterClass } from "../domain/mine.ts";
import type { RoundKind, Tally } from "../domain/values.ts";
import { filled, isObject, listOf, whole } from "../lib/read.ts";
import { blake2b256 } from "./blake2b.ts";

/** A row of the public ledger: docs/ledger.md. */
export interface LedgerRow {
  ordinal: number;
  roundId: string;
  kind: "cast" | "replace" | "supersede" | "void";
  pseudonym: string | null;
  class: VoterClass | null;
  choice: { affirmativePoints?: number; undecided?: boolean } | null;
  atMs: number;
  salt: string;
  previousHash: string;
  hash: string;
}

/** Some rows of it, what the first of them follows, and where it ends. */
export interface LedgerPage {
  records: LedgerRow[];
  next: number;
  more: boolean;
  genesis: string;
  head: { rows: number; hash: string };
}

/** What was counted anew, or the first thing that does not fit. */
export type Recount =
  | { isWhole: true; rows: number; ballots: number; hash: string }
  | { isWhole: false; fault: "row" | "head"; ordinal: number }
  | { isWhole: false; fault: "tally"; kind: RoundKind };

/** The classes' tallies of a round, as the result shows them. */
export interface ShownCount {
  roundId: string;
  kind: RoundKind;
  byClass: Record<VoterClass, Tally>;
}

const readRow = (data: unknown) =>
  isObject(data) && filled(data.hash) !== null ? data as unknown as LedgerRow : null;
const readRows = listOf(readRow);

export function readLedgerPage(data: unknown): LedgerPage | null {
  if (!isObject(data) || !isObject(data.head)) return null;
  const [records, next, genesis] = [readRows(data.records), whole(data.next), filled(data.genesis)];
  const [rows, hash] = [whole(data.head.rows), filled(data.head.hash)];
  if (!records || next === null || genesis === null || rows === null || hash === null) return null;
  return { records, next, more: data.more === true, genesis, head: { rows, hash } };
}

/** The hash of a row as its own fields give it. */
export function hashOf(row: LedgerRow): string {
  const { previousHash, ordinal, roundId, kind, pseudonym, choice, atMs, salt } = row;
  const said = choice === null ? null : choice.undecided ? "undecided" : choice.affirmativePoints;
  const fields = [previousHash, ordinal, roundId, kind, pseudonym, row.class, said, atMs, salt];
  return base64url(blake2b256(new TextEncoder().encode(JSON.stringify(fields))));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Walks the chain row by row and keeps what counts; `take` gives the ordinal of the first bad row. */
export class Recounter {
  #last: string;
  #rows = 0;
  readonly #ballots = new Map<string, LedgerRow>();
  readonly #gone = new Set<string>();
  readonly #void = new Set<string>();

  constructor(genesis: string) {
    this.#last = genesis;
  }

  /** @returns the row that does not fit, null when all do. */
  take(rows: readonly LedgerRow[]): number | null {
    for (const row of rows) {
      const ordinal = this.#rows + 1;
      const follows = row.ordinal === ordinal && row.previousHash === this.#last;
      if (!follows || row.hash !== hashOf(row) || !this.#apply(row)) return ordinal;
      this.#rows = ordinal;
      this.#last = row.hash;
    }
    return null;
  }

  /** Holds what was counted against the head of the chain and against the result. */
  finish(head: LedgerPage["head"], shown: readonly ShownCount[]): Recount {
    if (head.rows !== this.#rows || head.hash !== this.#last) {
      return { isWhole: false, fault: "head", ordinal: this.#rows + 1 };
    }
    for (const { roundId, kind, byClass } of shown) {
      if (this.#void.has(roundId)) continue;
      for (const [by, tally] of Object.entries(byClass)) {
        if (!isSame(this.#tally(roundId, by), tally)) {
          return { isWhole: false, fault: "tally", kind };
        }
      }
    }
    return { isWhole: true, rows: this.#rows, ballots: this.#ballots.size, hash: this.#last };
  }

  #apply(row: LedgerRow): boolean {
    if (row.pseudonym === null) {
      this.#void.add(row.roundId);
      return true;
    }
    const key = `${row.roundId} ${row.pseudonym}`;
    if (this.#gone.has(key) || (row.kind === "cast") === this.#ballots.has(key)) return false;
    if (row.kind === "cast" || row.kind === "replace") this.#ballots.set(key, row);
    else {
      this.#ballots.delete(key);
      this.#gone.add(key);
    }
    return true;
  }

  #tally(roundId: string, by: string): Tally {
    const tally = { affirmative: 0, negative: 0, undecided: 0, voters: 0 };
    for (const row of this.#ballots.values()) {
      if (row.roundId !== roundId || row.class !== by) continue;
      const points = row.choice?.affirmativePoints;
      tally.voters++;
      if (points === undefined) tally.undecided++;
      else {
        tally.affirmative += points;
        tally.negative += 100 - points;
      }
    }
    return tally;
  }
}

function isSame(one: Tally, other: Tally): boolean {
  return one.affirmative === other.affirmative && one.negative === other.negative &&
    one.undecided === other.undecided && one.voters === other.voters;
}
