import assert from "node:assert/strict";
import test from "node:test";
import { readDebate } from "./debate.ts";
import { patched, shapeOf } from "./lobby.ts";
import type { LobbyRecord } from "./values.ts";

const listing: LobbyRecord = {
  id: "l1",
  title: "新题",
  status: 1,
  category: "教育",
  coverImage: null,
  plannedStartMs: null,
  startedAtMs: 5,
  endedAtMs: null,
  createdAtMs: 1,
  viewCount: 7,
};
const record = readDebate({ liveId: "l1", title: "旧题", status: 0, viewCount: 9 });

test("a record follows the lobby, and counts never go back", () => {
  assert.ok(record);
  const [now] = patched([record], [listing]);
  assert.deepEqual([now?.title, now?.status, now?.viewCount], ["新题", "live", 9]);
  assert.deepEqual(patched([record], null), [record]);
  assert.deepEqual(patched([record], [{ ...listing, id: "l2" }]), [record]);
});

test("a list is old when a debate comes, goes or changes its status, not when it is viewed", () => {
  const shape = shapeOf([listing]);
  assert.equal(shapeOf([{ ...listing, viewCount: 99 }]), shape);
  for (
    const other of [[], [{ ...listing, status: 2 as const }], [listing, { ...listing, id: "x" }]]
  ) {
    assert.notEqual(shapeOf(other), shape);
  }
  assert.equal(shapeOf(null), null);
});
