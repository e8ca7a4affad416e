import assert from "node:assert/strict";
import test from "node:test";
import { readDebate, readDetail, readPage } from "./debate.ts";

const record = {
  liveId: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
  title: "人工智能让人更自由",
  anchorName: "林主持",
  anchorAvatar: null,
  coverImage: "",
  viewCount: 12345,
  likeCount: 0,
  commentCount: 7,
  status: 1,
  startTime: "2026-11-23 20:00:00",
  endTime: null,
  category: "教育",
};

test("a record becomes a debate with its status in words and no empty pictures", () => {
  const debate = readDebate(record);
  assert.equal(debate?.status, "live");
  assert.equal(debate?.coverImage, null);
  assert.equal(debate?.viewCount, 12345);
  assert.deepEqual(
    [0, 1, 2].map((status) => readDebate({ ...record, status })?.status),
    ["upcoming", "live", "ended"],
  );
});

test("a record without id or title, or of a status we do not know, is refused", () => {
  for (const wrong of [null, [], {}, { ...record, liveId: 1 }, { ...record, title: null }]) {
    assert.equal(readDebate(wrong), null);
  }
  for (const status of [3, -1, 0.5, "1", null]) {
    assert.equal(readDebate({ ...record, status }), null, String(status));
  }
});

test("a page is refused as a whole when one record is", () => {
  const page = { records: [record], total: 13, page: 2, size: 12, pages: 2 };
  assert.equal(readPage(page)?.records.length, 1);
  assert.equal(readPage({ ...page, records: [record, {}] }), null);
  assert.equal(readPage({ ...page, pages: undefined }), null);
});

test("a detail has its text and tags, which may be absent", () => {
  const detail = readDetail({ ...record, description: "说明", tags: ["科技", 5, ""] });
  assert.deepEqual([detail?.description, detail?.tags], ["说明", ["科技"]]);
  assert.deepEqual(readDetail(record)?.tags, []);
});
