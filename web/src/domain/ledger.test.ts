import assert from "node:assert/strict";
import test from "node:test";
import { type Flaw, hashOf, LedgerCheck, type LedgerRow, readLedgerPage } from "./ledger.ts";
import type { DebateResult } from "./result.ts";

const genesis = "HVeZ4bTXKXga0b-Z365KVeFygJPWl6q9mtXzIXZ2Pkk";

type Step = Pick<LedgerRow, "kind"> & Partial<LedgerRow>;

/** Rows that follow each other, each with its hash. */
function chained(steps: Step[]): LedgerRow[] {
  let previousHash = genesis;
  return steps.map((step, at) => {
    const row: LedgerRow = {
      ordinal: at + 1,
      roundId: "r2",
      pseudonym: "ann",
      class: "device",
      choice: 70,
      atMs: 1795471230000,
      salt: "q7Zk0cR3mXv7bYw1sZfPqQ",
      previousHash,
      hash: "",
      ...step,
    };
    row.hash = hashOf(row);
    previousHash = row.hash;
    return row;
  });
}

const rows = chained([
  { kind: "cast" },
  { kind: "cast", pseudonym: "bob", choice: "undecided" },
  { kind: "replace", choice: 30 },
  { kind: "cast", pseudonym: "eve", choice: 100 },
  { kind: "supersede", pseudonym: "eve", choice: null },
  { kind: "cast", pseudonym: "eve2", class: "ticket", choice: 100 },
  { kind: "cast", roundId: "r3" },
  { kind: "void", roundId: "r3", pseudonym: null, class: null, choice: null },
]);

const none = { affirmative: 0, negative: 0, undecided: 0, voters: 0 };

function result(device: object): DebateResult {
  const byClass = {
    ticket: { affirmative: 100, negative: 0, undecided: 0, voters: 1 },
    account: none,
    device: { affirmative: 30, negative: 70, undecided: 1, voters: 2, weak: 0, ...device },
  };
  return {
    rounds: [{ round: { id: "r2" }, byClass }, { round: { id: "r3" }, byClass }],
  } as unknown as DebateResult;
}

function checked(list: readonly LedgerRow[], device = {}): Flaw | null {
  const check = new LedgerCheck(genesis);
  for (const row of list) {
    const flaw = check.take(row);
    if (flaw) return flaw;
  }
  return check.finish({ rows: rows.length, hash: rows.at(-1)?.hash ?? "" }, result(device));
}

test("the hash of the row in docs/ledger.md's form is that of its canonical bytes", () => {
  // taken with Python's hashlib of the same bytes
  assert.equal(rows[0]?.hash, "y36Q3cX5L2qcSPIkwSiTDtDVrT1gAn2kfSZPyTfe28c");
});

test("rows that follow each other and add up to the result agree", () => {
  assert.equal(checked(rows), null);
  const check = new LedgerCheck(genesis);
  rows.forEach((row) => check.take(row));
  assert.equal(check.ballots, 3);
  assert.equal(check.rows, 8);
});

test("a row that was changed, whatever in it, is named", () => {
  for (const change of [{ choice: 71 }, { atMs: 0 }, { class: "ticket" }, { salt: "x" }] as const) {
    const list = rows.map((row, at) => at === 2 ? { ...row, ...change } : row);
    assert.deepEqual(checked(list), { kind: "hash", ordinal: 3 });
  }
});

test("a row that was taken out or changed places is named, at the tail too", () => {
  assert.deepEqual(checked(rows.filter((_, at) => at !== 1)), { kind: "chain", ordinal: 2 });
  assert.deepEqual(checked(rows.slice(0, -1)), { kind: "missing", ordinal: 8 });
});

test("a ballot that comes twice, or changes none, does not fit", () => {
  const twice = chained([{ kind: "cast" }, { kind: "cast" }]);
  assert.deepEqual(checked(twice), { kind: "ballot", ordinal: 2 });
  assert.deepEqual(checked(chained([{ kind: "replace" }])), { kind: "ballot", ordinal: 1 });
  const back = chained([{ kind: "cast" }, { kind: "supersede" }, { kind: "cast" }]);
  assert.deepEqual(checked(back), { kind: "ballot", ordinal: 3 });
});

test("a result that says something else is named", () => {
  assert.deepEqual(checked(rows, { undecided: 0 }), {
    kind: "count",
    roundId: "r2",
    class: "device",
  });
});

test("a page is read as it is told, one wrong row makes it none", () => {
  const told = { ...rows[1], choice: { undecided: true } };
  const page = { records: [told], next: 2, more: false, genesis, head: { rows: 1, hash: "x" } };
  assert.deepEqual(readLedgerPage(page)?.records, [rows[1]]);
  assert.equal(readLedgerPage({ ...page, records: [{ ...told, kind: "sold" }] }), null);
});
