import assert from "node:assert/strict";
import test from "node:test";
import { Api, opened } from "./api.ts";

const text = (data: unknown) => typeof data === "string" ? data : null;
const failure = (code: number, reason: string, message = "") => ({
  ok: false,
  failure: { code, reason, message },
});

/** An api whose network is the given function. */
function apiOver(network: (path: string, init: RequestInit) => Promise<Response>, timeoutMs = 0) {
  const fetch =
    ((path: string, init: RequestInit) => network(path, init)) as typeof globalThis.fetch;
  return new Api({ fetch, language: () => "zh-CN", timeoutMs });
}

/** A network that never answers, but gives up when told to. */
const silence = (_path: string, init: RequestInit) =>
  new Promise<Response>((_, reject) => {
    init.signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
  });

test("a good envelope opens to its value", () => {
  const body = '{"code":200,"message":"成功","data":"甲"}';
  assert.deepEqual(opened(200, body, text), { ok: true, value: "甲" });
});

test("an error envelope gives the server's reason and sentence", () => {
  const body = '{"code":404,"message":"直播不存在","data":{"reason":"not_found"}}';
  assert.deepEqual(opened(404, body, text), failure(404, "not_found", "直播不存在"));
  const bare = '{"code":500,"message":"出错","data":null}';
  assert.deepEqual(opened(500, bare, text), failure(500, "unknown", "出错"));
});

test("what is not our envelope is a bad answer, whatever its status", () => {
  const bodies = ["", "<html>", "null", "[]", '{"message":"x"}', '{"code":"200","data":"x"}'];
  for (const body of bodies) {
    assert.deepEqual(opened(200, body, text), failure(200, "bad_answer"), body);
  }
  assert.deepEqual(opened(502, '{"success":false}', text), failure(502, "bad_answer"));
});

test("status and code that disagree, and data of the wrong shape, are bad answers", () => {
  assert.deepEqual(opened(200, '{"code":500,"data":"x"}', text), failure(200, "bad_answer"));
  assert.deepEqual(opened(500, '{"code":200,"data":"x"}', text), failure(500, "bad_answer"));
  assert.deepEqual(opened(200, '{"code":200,"data":7}', text), failure(200, "bad_answer"));
});

test("a request names the path and the reader's language", async () => {
  const asked: string[] = [];
  const api = apiOver((path, init) => {
    asked.push(path, new Headers(init.headers).get("Accept-Language") ?? "");
    return Promise.resolve(new Response('{"code":200,"data":"x"}'));
  });
  assert.deepEqual(await api.get("/api/x", text), { ok: true, value: "x" });
  assert.deepEqual(asked, ["/api/x", "zh-CN"]);
});

test("no network is a failure, not an exception", async () => {
  const api = apiOver(() => Promise.reject(new TypeError("failed to fetch")));
  assert.deepEqual(await api.get("/api/x", text), failure(0, "offline"));
});

test("a server that never answers is given up after the timeout", async () => {
  assert.deepEqual(await apiOver(silence, 5).get("/api/x", text), failure(0, "timeout"));
});

test("the caller can give up, before and while waiting", async () => {
  const stop = new AbortController();
  const waiting = apiOver(silence).get("/api/x", text, stop.signal);
  stop.abort();
  assert.equal((await waiting).ok, false);
  const api = apiOver((_path, init) =>
    init.signal?.aborted ? Promise.reject(new Error("aborted")) : silence(_path, init)
  );
  assert.equal((await api.get("/api/x", text, stop.signal)).ok, false);
});
