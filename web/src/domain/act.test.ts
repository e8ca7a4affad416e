import assert from "node:assert/strict";
import test from "node:test";
import { actQuery, changesOf, readActLog } from "./act.ts";

const told = {
  id: "a12",
  atMs: 1795473212000,
  actor: { userId: "u", username: "lin_2026" },
  from: "203.0.113.7",
  action: "ticket.void",
  liveId: null,
  target: "ticket/t300",
  before: { state: "bound", label: "A" },
  after: { state: "void", label: "A" },
  reason: "票码遗失",
  hash: "x8Tg2bVn0QkLr5WmZc7YpJ1sHdF4eUoI9aKiXvRtCEw",
};

test("a log is read, its acts with who did them", () => {
  const log = readActLog({ records: [told, { ...told, actor: null }], next: 13, more: true });
  assert.deepEqual(log?.records.map(({ actor }) => actor), ["lin_2026", null]);
  assert.equal(log?.more, true);
  assert.equal(readActLog({ records: [{ ...told, action: "sing" }], next: 1 }), null);
});

test("of an act only what it changed is shown", () => {
  const [act] = readActLog({ records: [told], next: 13, more: false })?.records ?? [];
  assert.ok(act);
  assert.deepEqual(changesOf(act), [{ name: "state", before: "bound", after: "void" }]);
  assert.deepEqual(changesOf({ ...act, before: null, after: { tags: ["a"] } }), [
    { name: "tags", before: "", after: '["a"]' },
  ]);
  assert.deepEqual(changesOf({ ...act, before: "old", after: "new" }), [
    { name: "", before: "old", after: "new" },
  ]);
});

test("days are the reader's own, the last one included", () => {
  const filter = { actor: " lin ", action: "", from: "2026-11-26", to: "2026-11-26" } as const;
  const query = new URLSearchParams(actQuery(filter, 5, 100));
  assert.equal(query.get("actor"), "lin");
  assert.equal(query.get("action"), null);
  assert.equal(Number(query.get("to")) - Number(query.get("from")), 24 * 3600 * 1000);
  assert.equal(query.get("since"), "5");
  const open = new URLSearchParams(
    actQuery({ actor: "", action: "user.edit", from: "", to: "" }, 0, 50),
  );
  assert.deepEqual([open.get("from"), open.get("to"), open.get("action")], [
    null,
    null,
    "user.edit",
  ]);
});
