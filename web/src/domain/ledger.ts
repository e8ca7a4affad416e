import { filled, isObject, listOf, oneOf, whole } from "../lib/read.ts";
import { blake2b256 } from "./blake2b.ts";
import { voterClasses } from "./mine.ts";
import type { DebateResult } from "./result.ts";
import type { Tally, VoterClass } from "./values.ts";

const kinds = ["cast", "replace", "supersede", "void"] as const;

/** A row of the public ledger, as docs/ledger.md says. */
export interface LedgerRow {
  ordinal: number;
  roundId: string;
  kind: typeof kinds[number];
  pseudonym: string | null;
  class: VoterClass | null;
  /** Points of the affirmative side, or that the ballot is undecided. */
  choice: number | "undecided" | null;
  atMs: number;
  salt: string;
  previousHash: string;
  hash: string;
}

/** One page of the ledger. */
export interface LedgerPage {
  records: LedgerRow[];
  next: number;
  more: boolean;
  /** What the first row follows. */
  genesis: string;
  head: { rows: number; hash: string };
}

function readRow(data: unknown): LedgerRow | null {
  if (!isObject(data)) return null;
  const [ordinal, atMs, kind] = [whole(data.ordinal), whole(data.atMs), oneOf(kinds, data.kind)];
  const [roundId, salt] = [filled(data.roundId), filled(data.salt)];
  const [previousHash, hash] = [filled(data.previousHash), filled(data.hash)];
  if (ordinal === null || atMs === null || kind === null || roundId === null) return null;
  if (salt === null || previousHash === null || hash === null) return null;
  return {
    ordinal,
    roundId,
    kind,
    pseudonym: filled(data.pseudonym),
    class: oneOf(voterClasses, data.class),
    choice: choiceOf(data.choice),
    atMs,
    salt,
    previousHash,
    hash,
  };
}

function choiceOf(data: unknown): LedgerRow["choice"] {
  if (!isObject(data)) return null;
  return data.undecided === true ? "undecided" : whole(data.affirmativePoints);
}

const readRows = listOf(readRow);

export function readLedgerPage(data: unknown): LedgerPage | null {
  if (!isObject(data) || !isObject(data.head)) return null;
  const [records, next, genesis] = [readRows(data.records), whole(data.next), filled(data.genesis)];
  const [rows, hash] = [whole(data.head.rows), filled(data.head.hash)];
  if (records === null || next === null || genesis === null || rows === null || hash === null) {
    return null;
  }
  return { records, next, more: data.more === true, genesis, head: { rows, hash } };
}

/** What does not fit, and where. */
export type Flaw =
  | { kind: "chain" | "hash" | "ballot" | "missing"; ordinal: number }
  | { kind: "count"; roundId: string; class: VoterClass };

/** Takes a ledger's rows in their order, checks each, and counts what is left. */
export class LedgerCheck {
  #previous: string;
  #rows = 0;
  readonly #ballots = new Map<string, { roundId: string; class: VoterClass; choice: Choice }>();
  readonly #gone = new Set<string>();
  readonly #void = new Set<string>();

  constructor(genesis: string) {
    this.#previous = genesis;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Ballots that count, in rounds that are not void. */
  get ballots(): number {
    return [...this.#ballots.values()].filter(({ roundId }) => !this.#void.has(roundId)).length;
  }

  /** Takes the next row: null when it fits. */
  take(row: LedgerRow): Flaw | null {
    const ordinal = this.#rows + 1;
    const flaw = (kind: "chain" | "hash" | "ballot"): Flaw => ({ kind, ordinal });
    if (row.ordinal !== ordinal || row.previousHash !== this.#previous) return flaw("chain");
    if (row.hash !== hashOf(row)) return flaw("hash");
    this.#rows = ordinal;
    this.#previous = row.hash;
    if (row.pseudonym === null) {
      this.#void.add(row.roundId);
      return row.kind === "void" ? null : flaw("ballot");
    }
    const key = `${row.roundId} ${row.pseudonym}`;
    const isKnown = this.#ballots.has(key);
    if (this.#gone.has(key) || (row.kind === "cast") === isKnown) return flaw("ballot");
    if (row.kind === "cast" || row.kind === "replace") {
      if (row.class === null || row.choice === null) return flaw("ballot");
      this.#ballots.set(key, { roundId: row.roundId, class: row.class, choice: row.choice });
    } else {
      this.#ballots.delete(key);
      this.#gone.add(key);
    }
    return null;
  }

  /** After the last row: whether it is the last, and whether the result says what was counted. */
  finish(head: LedgerPage["head"], result: DebateResult): Flaw | null {
    if (head.rows !== this.#rows || head.hash !== this.#previous) {
      return { kind: "missing", ordinal: this.#rows + 1 };
    }
    for (const { round, byClass } of result.rounds) {
      if (byClass === null || this.#void.has(round.id)) continue;
      for (const name of voterClasses) {
        const counted = this.#count(round.id, name);
        const isSame = (Object.keys(counted) as (keyof Tally)[])
          .every((key) => counted[key] === byClass[name][key]);
        if (!isSame) return { kind: "count", roundId: round.id, class: name };
      }
    }
    return null;
  }

  #count(roundId: string, by: VoterClass): Tally {
    const tally = { affirmative: 0, negative: 0, undecided: 0, voters: 0 };
    for (const ballot of this.#ballots.values()) {
      if (ballot.roundId !== roundId || ballot.class !== by) continue;
      tally.voters += 1;
      if (ballot.choice === "undecided") tally.undecided += 1;
      else {
        tally.affirmative += ballot.choice;
        tally.negative += 100 - ballot.choice;
      }
    }
    return tally;
  }
}

type Choice = number | "undecided";

/** What the row's hash must be: of its canonical bytes, where no value ever needs escaping. */
export function hashOf(row: LedgerRow): string {
  const { previousHash, ordinal, roundId, kind, pseudonym, choice, atMs, salt } = row;
  const canonical = [
    previousHash,
    ordinal,
    roundId,
    kind,
    pseudonym,
    row.class,
    choice,
    atMs,
    salt,
  ];
  return base64url(blake2b256(new TextEncoder().encode(JSON.stringify(canonical))));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
