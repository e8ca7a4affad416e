import assert from "node:assert/strict";
import test from "node:test";
import { addressOf, type Listing, listingOf, pageSteps, requestOf } from "./listing.ts";

const start: Listing = { status: null, category: "", keyword: "", sort: "newest", page: 1 };
const full: Listing = {
  status: "live",
  category: "教育",
  keyword: "AI & 人 100%",
  sort: "startTime",
  page: 3,
};

test("an address and its listing are two forms of the same thing", () => {
  for (const listing of [start, full, { ...start, status: "upcoming" as const }]) {
    assert.deepEqual(listingOf(addressOf(listing).slice(1)), listing);
  }
  assert.equal(addressOf(start), "/");
  assert.equal(addressOf({ ...start, status: "ended", page: 2 }), "/?status=2&page=2");
});

test("what is wrong in an address counts as not said", () => {
  const wrong = "?status=3&page=0&sort=oldest&category=%20&keyword=";
  assert.deepEqual(listingOf(wrong), start);
  for (const page of ["-1", "1.5", "1e3", "abc", "99999999"]) {
    assert.equal(listingOf(`?page=${page}`).page, 1, page);
  }
  assert.equal(listingOf("?status=").status, null);
  assert.equal(listingOf(`?keyword=${"辩".repeat(80)}`).keyword.length, 50);
});

test("the request says everything the server needs, in its numbers", () => {
  assert.equal(requestOf(start), "/api/live/list?sort=newest&page=1&size=12");
  const query = new URL(requestOf(full), "http://debate.test").searchParams;
  assert.deepEqual(Object.fromEntries(query), {
    status: "1",
    category: "教育",
    keyword: "AI & 人 100%",
    sort: "startTime",
    page: "3",
    size: "12",
  });
});

test("the pager offers the ends and the neighbours, and no gap of one", () => {
  assert.deepEqual(pageSteps(1, 1), [1]);
  assert.deepEqual(pageSteps(1, 3), [1, 2, 3]);
  assert.deepEqual(pageSteps(4, 7), [1, 2, 3, 4, 5, 6, 7]);
  assert.deepEqual(pageSteps(10, 20), [1, null, 9, 10, 11, null, 20]);
  assert.deepEqual(pageSteps(20, 20), [1, null, 19, 20]);
});
