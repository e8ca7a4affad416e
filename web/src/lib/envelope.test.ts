import assert from "node:assert/strict";
import test from "node:test";
import { failed, opened } from "./envelope.ts";

const text = (data: unknown) => typeof data === "string" ? data : null;

test("a good envelope opens to its value", () => {
  const body = '{"code":200,"message":"成功","data":"甲"}';
  assert.deepEqual(opened(200, body, text), { ok: true, value: "甲" });
  assert.deepEqual(opened(202, '{"code":202,"data":"x"}', text), { ok: true, value: "x" });
});

test("an error envelope gives the server's reason and sentence, and its facts", () => {
  const body = '{"code":409,"message":"积分不足","data":{"reason":"budget_spent","pointsLeft":4}}';
  const result = opened(409, body, text);
  assert.ok(!result.ok);
  assert.equal(result.failure.reason, "budget_spent");
  assert.equal(result.failure.message, "积分不足");
  assert.equal(result.failure.facts.pointsLeft, 4);
  const bare = '{"code":500,"message":"出错","data":null}';
  assert.deepEqual(opened(500, bare, text), failed(500, "unknown", "出错"));
});

test("the fields that were refused come with their reasons, and nothing else does", () => {
  const fields = '[{"field":"title","reason":"too_short"},{"field":1},null,{"reason":"x"}]';
  const body = `{"code":400,"message":"","data":{"reason":"bad_parameter","fields":${fields}}}`;
  const result = opened(400, body, text);
  assert.deepEqual(!result.ok && result.failure.fields, [{ field: "title", reason: "too_short" }]);
});

test("the wait is the body's to the millisecond, else the header's", () => {
  const wait = (data: string, header: string | null) => {
    const result = opened(429, `{"code":429,"message":"","data":${data}}`, text, header);
    return !result.ok && result.failure.retryAfterMs;
  };
  assert.equal(wait('{"reason":"slow_mode","retryAfterMs":2400}', "3"), 2400);
  assert.equal(wait("null", "3"), 3000);
  assert.equal(wait("null", null), null);
  assert.equal(wait("null", "Wed, 21 Oct 2026 07:28:00 GMT"), null);
});

test("what is not our envelope is a bad answer, whatever its status", () => {
  const bodies = ["", "<html>", "null", "[]", '{"message":"x"}', '{"code":"200","data":"x"}'];
  for (const body of bodies) {
    assert.deepEqual(opened(200, body, text), failed(200, "bad_answer"), body);
  }
  assert.deepEqual(opened(502, '{"success":false}', text), failed(502, "bad_answer"));
});

test("status and code that disagree, and data of the wrong shape, are bad answers", () => {
  assert.deepEqual(opened(200, '{"code":500,"data":"x"}', text), failed(200, "bad_answer"));
  assert.deepEqual(opened(500, '{"code":200,"data":"x"}', text), failed(500, "bad_answer"));
  assert.deepEqual(opened(200, '{"code":200,"data":7}', text), failed(200, "bad_answer"));
});
