import assert from "node:assert/strict";
import test from "node:test";
import { hashOf, type LedgerRow, readLedgerPage, Recounter, type ShownCount } from "./ledger.ts";

/** Hashed by another implementation: two devices, one of them replaced by a ticket, and a ticket. */
const genesis = "E6qX1Vv9WIC9NuwbHYdAMNXqfGCJrZIX69OD25FDK5E";
const head = { rows: 5, hash: "bgsrz2d6uI7xYZexZhAR4RHZmVVNo_ff3yeGWEuFMrs" };
const rows: LedgerRow[] = [{
  "ordinal": 1,
  "roundId": "r2",
  "kind": "cast",
  "pseudonym": "lin",
  "class": "device",
  "choice": { "affirmativePoints": 70 },
  "atMs": 1795471230000,
  "salt": "AAAAAAAAAAAAAAAAAAAAAA",
  "previousHash": "E6qX1Vv9WIC9NuwbHYdAMNXqfGCJrZIX69OD25FDK5E",
  "hash": "4Teg39rZ8M82BAvP0b6G-8ucJ9uxSkM2oMPSXy9wpME",
}, {
  "ordinal": 2,
  "roundId": "r2",
  "kind": "cast",
  "pseudonym": "zhou",
  "class": "ticket",
  "choice": { "undecided": true },
  "atMs": 1795471230000,
  "salt": "AQEBAQEBAQEBAQEBAQEBAQ",
  "previousHash": "4Teg39rZ8M82BAvP0b6G-8ucJ9uxSkM2oMPSXy9wpME",
  "hash": "Qy5cI3MAWQqcY3OWA2iVE6djioQHzgct9fafJmdI9gE",
}, {
  "ordinal": 3,
  "roundId": "r2",
  "kind": "replace",
  "pseudonym": "lin",
  "class": "device",
  "choice": { "affirmativePoints": 0 },
  "atMs": 1795471240000,
  "salt": "AgICAgICAgICAgICAgICAg",
  "previousHash": "Qy5cI3MAWQqcY3OWA2iVE6djioQHzgct9fafJmdI9gE",
  "hash": "q0T7bhtJWQGpPiVdupUtDsIPN_TJpIs9vcNyyYGXgX8",
}, {
  "ordinal": 4,
  "roundId": "r2",
  "kind": "cast",
  "pseudonym": "he",
  "class": "device",
  "choice": { "affirmativePoints": 100 },
  "atMs": 1795471240000,
  "salt": "AwMDAwMDAwMDAwMDAwMDAw",
  "previousHash": "q0T7bhtJWQGpPiVdupUtDsIPN_TJpIs9vcNyyYGXgX8",
  "hash": "cQz4Qk0B4m6Ej2_4L8koTmnedSAiz50PMPuNN0ko0hc",
}, {
  "ordinal": 5,
  "roundId": "r2",
  "kind": "supersede",
  "pseudonym": "he",
  "class": null,
  "choice": null,
  "atMs": 1795471250000,
  "salt": "BAQEBAQEBAQEBAQEBAQEBA",
  "previousHash": "cQz4Qk0B4m6Ej2_4L8koTmnedSAiz50PMPuNN0ko0hc",
  "hash": "bgsrz2d6uI7xYZexZhAR4RHZmVVNo_ff3yeGWEuFMrs",
}];

const none = { affirmative: 0, negative: 0, undecided: 0, voters: 0 };
const shown: ShownCount[] = [{
  roundId: "r2",
  kind: "post",
  byClass: {
    ticket: { ...none, undecided: 1, voters: 1 },
    account: none,
    device: { ...none, negative: 100, voters: 1 },
  },
}];

function recount(of: LedgerRow[], counts = shown, end = head) {
  const counter = new Recounter(genesis);
  const bad = counter.take(of);
  return bad === null ? counter.finish(end, counts) : bad;
}

test("a row's hash is of its own fields", () => {
  assert.deepEqual(rows.map(hashOf), rows.map(({ hash }) => hash));
});

test("a whole ledger is counted anew and agrees with what was shown", () => {
  assert.deepEqual(recount(rows), { isWhole: true, rows: 5, ballots: 2, hash: head.hash });
  assert.deepEqual(recount(rows, []), { isWhole: true, rows: 5, ballots: 2, hash: head.hash });
});

test("whatever is changed, dropped or turned round is found at its row", () => {
  const changed = rows.map((row, at) =>
    at === 2 ? { ...row, choice: { affirmativePoints: 100 } } : row
  );
  assert.equal(recount(changed), 3);
  assert.equal(recount(rows.filter((_, at) => at !== 1)), 2);
  assert.equal(recount([rows[1]!, rows[0]!]), 1);
  assert.deepEqual(recount(rows.slice(0, 4)), { isWhole: false, fault: "head", ordinal: 5 });
});

test("a row of another chain is found, and so is a chain that ends elsewhere", () => {
  const foreign = { ...rows[1]!, previousHash: rows[2]!.hash };
  assert.equal(recount([rows[0]!, { ...foreign, hash: hashOf(foreign) }]), 2);
  const elsewhere = { rows: 5, hash: rows[0]!.hash };
  assert.deepEqual(recount(rows, shown, elsewhere), { isWhole: false, fault: "head", ordinal: 6 });
});

test("who was replaced by a stronger identity cannot vote again", () => {
  const again = { ...rows[3]!, ordinal: 6, previousHash: head.hash };
  assert.equal(recount([...rows, { ...again, hash: hashOf(again) }]), 6);
});

test("a hash that fits does not make a second first ballot right", () => {
  const again = { ...rows[0]!, ordinal: 6, previousHash: head.hash };
  assert.equal(recount([...rows, { ...again, hash: hashOf(again) }]), 6);
});

test("a result that shows other numbers than the ledger gives is found", () => {
  const [round] = shown;
  const other = [{ ...round!, byClass: { ...round!.byClass, device: none } }];
  assert.deepEqual(recount(rows, other), { isWhole: false, fault: "tally", kind: "post" });
});

test("a page of the ledger is whole, or it is none", () => {
  const page = { records: rows, next: 5, more: false, genesis, head };
  assert.equal(readLedgerPage(page)?.records.length, 5);
  assert.equal(readLedgerPage({ ...page, records: [{}] }), null);
  assert.equal(readLedgerPage({ ...page, head: null }), null);
});
