import assert from "node:assert/strict";
import test from "node:test";
import type { Account } from "../../domain/account.ts";
import { addresses, consolePlaceAt, placesOf, sectionAddress, sectionsFor } from "./places.ts";

const liveId = "8dcc7b50-6d48-4b5a-83ae-4a9a328e168d";

test("each page of the console stands at one address", () => {
  for (const [name, address] of Object.entries(addresses)) {
    assert.deepEqual(consolePlaceAt(address), { name });
  }
  assert.deepEqual(consolePlaceAt("/console/rooms/k3v9pz"), { name: "room", roomId: "k3v9pz" });
  for (const section of sectionsFor(["organiser"], false)) {
    const place = consolePlaceAt(sectionAddress(liveId, section));
    assert.deepEqual(place, { name: "debate", liveId, section });
  }
});

test("what is no page of the console is nowhere", () => {
  const paths = [
    "/console/nothing",
    `/console/${liveId}/nothing`,
    `/console/${liveId}/desk`,
    "/console/rooms/a/b",
  ];
  for (const path of paths) assert.equal(consolePlaceAt(path), null, path);
});

test("a seat opens what its role may do in the debate, no more", () => {
  assert.deepEqual(sectionsFor([], false), []);
  assert.deepEqual(sectionsFor(["judge"], false), ["desk"]);
  assert.deepEqual(sectionsFor(["moderator"], false), ["desk", "audit"]);
  assert.deepEqual(sectionsFor(["timekeeper", "moderator"], false), ["desk", "audit"]);
  assert.equal(sectionsFor(["organiser"], false).length, 7);
});

test("an operator without a seat looks after the seats alone", () => {
  assert.deepEqual(sectionsFor([], true), ["staff"]);
  assert.deepEqual(sectionsFor(["moderator"], true), ["desk", "staff", "audit"]);
});

test("only operators look after people and rooms, only they and organisers make debates", () => {
  const of = (role: Account["role"]) => placesOf({ role } as Account);
  assert.ok(of("operator").includes("users"));
  assert.ok(!of("organiser").includes("rooms"));
  assert.ok(!of("organiser").includes("users") && !of("organiser").includes("audit"));
  assert.ok(of("organiser").includes("new") && !of("viewer").includes("new"));
});
