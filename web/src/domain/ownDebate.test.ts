import assert from "node:assert/strict";
import test from "node:test";
import { debateActs, type OwnDebate, readOwnDebates } from "./ownDebate.ts";

const record = {
  liveId: "fd3075b3-5e39-43c0-92b0-bb55ef9d3731",
  title: "题",
  status: 0,
  rehearsal: true,
  archived: false,
  roles: ["organiser"],
};
const page = { total: 1, page: 1, size: 10, pages: 1 };

test("own debates are read with their seats", () => {
  const read = readOwnDebates({ ...page, records: [record] });
  assert.deepEqual(read?.records[0]?.roles, ["organiser"]);
  assert.equal(read?.records[0]?.rehearsal, true);
  assert.equal(readOwnDebates({ ...page, records: [{ ...record, roles: ["king"] }] }), null);
});

test("what may be done follows from the state, for organisers alone", () => {
  const of = (values: Partial<OwnDebate>) =>
    debateActs(
      { status: "upcoming", archived: false, roles: ["organiser"], ...values } as OwnDebate,
    );
  assert.deepEqual(of({}), { archive: true, restore: false, rerun: true, delete: true });
  assert.deepEqual(of({ status: "live" }), {
    archive: false,
    restore: false,
    rerun: true,
    delete: false,
  });
  assert.deepEqual(of({ status: "ended", archived: true }), {
    archive: false,
    restore: true,
    rerun: true,
    delete: false,
  });
  assert.deepEqual(of({ roles: ["moderator"], archived: true }), {
    archive: false,
    restore: false,
    rerun: false,
    delete: false,
  });
});
