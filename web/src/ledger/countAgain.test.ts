import assert from "node:assert/strict";
import test from "node:test";
import type { Api, Reader } from "../lib/api.ts";
import { countAgain } from "./countAgain.ts";
import { hashOf, type LedgerRow } from "./ledger.ts";

const genesis = "HVeZ4bTXKXga0b-Z365KVeFygJPWl6q9mtXzIXZ2Pkk";

function rowsOf(count: number): LedgerRow[] {
  let previousHash = genesis;
  return Array.from({ length: count }, (_, at) => {
    const row: LedgerRow = {
      ordinal: at + 1,
      roundId: "r2",
      kind: "cast",
      pseudonym: `voter${at}`,
      class: "device",
      choice: { affirmativePoints: 100 },
      atMs: 0,
      salt: "q7Zk0cR3mXv7bYw1sZfPqQ",
      previousHash,
      hash: "",
    };
    previousHash = row.hash = hashOf(row);
    return row;
  });
}

/** Answers as the server does, page by page. */
function served(rows: LedgerRow[]): Pick<Api, "get"> {
  const none = { affirmative: 0, negative: 0, undecided: 0, voters: 0 };
  const device = { ...none, affirmative: rows.length * 100, voters: rows.length };
  const round = { id: "r2", kind: "live" };
  const rounds = [{ round, byClass: { ticket: none, account: none, device } }];
  return {
    get: <T>(path: string, read: Reader<T>) => {
      const since = Number(/since=(\d+)/.exec(path)?.[1] ?? 0);
      const records = rows.slice(since, since + 500);
      const next = since + records.length;
      const head = { rows: rows.length, hash: rows.at(-1)?.hash };
      const page = { records, next, more: next < rows.length, genesis, head };
      const value = read(path.includes("/ledger") ? page : { rules: {}, rounds });
      return value === null
        ? Promise.reject(new Error("bad answer"))
        : Promise.resolve({ ok: true, value });
    },
  };
}

test("a ledger of several pages is read to its end, told page by page", async () => {
  const rows = rowsOf(1201);
  const seen: number[] = [];
  const result = await countAgain(served(rows), "d", (done) => seen.push(done));
  assert.ok(result.ok && result.value.isWhole);
  assert.deepEqual([result.value.rows, result.value.ballots], [1201, 1201]);
  assert.deepEqual(seen, [500, 1000, 1201]);
});

test("the count ends at the first row that does not fit", async () => {
  const rows = rowsOf(700);
  const changed = rows.map((row, at) =>
    at === 550 ? { ...row, choice: { affirmativePoints: 0 } } : row
  );
  const result = await countAgain(served(changed), "d");
  assert.ok(result.ok);
  assert.deepEqual(result.value, { isWhole: false, fault: "row", ordinal: 551 });
});
