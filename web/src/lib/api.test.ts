import assert from "node:assert/strict";
import test from "node:test";
import { Api, type ApiOptions } from "./api.ts";
import { download, upload } from "./files.ts";
import { failed } from "./envelope.ts";

const text = (data: unknown) => typeof data === "string" ? data : null;
const good = '{"code":200,"data":"x"}';

interface Asked {
  method: string;
  path: string;
  headers: Headers;
  body: unknown;
}

/** An answer of the network: a status with an envelope of that code, or nothing at all. */
type Answer = number | [number, string, Record<string, string>?] | "nothing";

/** An api over a network that gives the answers in turn, then the last of them for ever. */
function scripted(answers: Answer[], options: Partial<ApiOptions> = {}) {
  const asked: Asked[] = [];
  const waits: number[] = [];
  const fetch = ((path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    asked.push({ method: init.method ?? "", path, headers, body: init.body });
    const answer = answers[Math.min(asked.length, answers.length) - 1] ?? 500;
    if (answer === "nothing") return Promise.reject(new TypeError("failed to fetch"));
    const [status, body, more] = typeof answer === "number" ? [answer, "null"] : answer;
    const envelope = status === 200 ? good : `{"code":${status},"message":"","data":${body}}`;
    return Promise.resolve(new Response(envelope, { status, headers: more }));
  }) as typeof globalThis.fetch;
  const wait = (ms: number) => {
    waits.push(ms);
    return Promise.resolve();
  };
  const api = new Api({ fetch, language: () => "zh-CN", wait, ...options });
  return { api, asked, waits };
}

/** A network that never answers, but gives up when told to. */
const silence = ((_path: string, init: RequestInit) =>
  new Promise<Response>((_, reject) => {
    const give = () => reject(new DOMException("", "AbortError"));
    if (init.signal?.aborted) give();
    init.signal?.addEventListener("abort", give);
  })) as typeof fetch;

test("a request names the path and the reader's language", async () => {
  const { api, asked } = scripted([200]);
  assert.deepEqual(await api.get("/api/x", text), { ok: true, value: "x" });
  assert.equal(asked[0]?.path, "/api/x");
  assert.equal(asked[0]?.headers.get("Accept-Language"), "zh-CN");
  assert.equal(asked[0]?.headers.has("Authorization"), false);
});

test("a read is not repeated: no network is a failure, not an exception", async () => {
  const { api, asked } = scripted(["nothing"]);
  assert.deepEqual(await api.get("/api/x", text), failed(0, "offline"));
  assert.equal(asked.length, 1);
});

test("a server that never answers is given up after the timeout", async () => {
  const { api } = scripted([], { fetch: silence, timeoutMs: 5 });
  assert.deepEqual(await api.get("/api/x", text), failed(0, "timeout"));
});

test("the caller can give up, before and while waiting", async () => {
  const { api } = scripted([], { fetch: silence, timeoutMs: 0 });
  const stop = new AbortController();
  const waiting = api.get("/api/x", text, stop.signal);
  stop.abort();
  assert.equal((await waiting).ok, false);
  assert.equal((await api.get("/api/x", text, stop.signal)).ok, false);
});

test("a write sends JSON under a key of its own", async () => {
  const { api, asked } = scripted([200]);
  await api.send("PUT", "/api/x", { points: 70 }, text);
  await api.send("POST", "/api/x", undefined, text);
  assert.deepEqual(asked.map(({ method, body }) => [method, body]), [
    ["PUT", '{"points":70}'],
    ["POST", undefined],
  ]);
  const keys = asked.map(({ headers }) => headers.get("Idempotency-Key") ?? "");
  assert.match(keys[0] ?? "", /^[A-Za-z0-9._-]{8,64}$/);
  assert.notEqual(keys[0], keys[1]);
  assert.equal(asked[0]?.headers.get("Content-Type"), "application/json");
  assert.equal(asked[1]?.headers.has("Content-Type"), false);
});

test("a write that may not have arrived is repeated under the same key", async () => {
  const { api, asked, waits } = scripted(["nothing", 503, 200]);
  assert.equal((await api.send("POST", "/api/x", {}, text)).ok, true);
  assert.equal(asked.length, 3);
  assert.equal(new Set(asked.map(({ headers }) => headers.get("Idempotency-Key"))).size, 1);
  assert.equal(waits.length, 2);
});

test("repeats end: the last failure is told", async () => {
  const { api, asked } = scripted([504]);
  assert.deepEqual(await api.send("POST", "/api/x", {}, text), failed(504, "unknown"));
  assert.equal(asked.length, 3);
});

test("a refusal is not repeated, nor what the reader should be told of", async () => {
  const refusals: Answer[] = [400, 403, 404, 409, 500, [429, '{"reason":"slow_mode"}']];
  for (const refusal of refusals) {
    const { api, asked } = scripted([refusal]);
    await api.send("POST", "/api/x", {}, text);
    assert.equal(asked.length, 1, String(refusal));
  }
});

test("a repeat waits as long as the server asks, and a long wait is the reader's", async () => {
  const short = scripted([[429, "null", { "Retry-After": "2" }], 200]);
  assert.equal((await short.api.send("POST", "/api/x", {}, text)).ok, true);
  assert.ok((short.waits[0] ?? 0) >= 2000);
  const long = scripted([[503, "null", { "Retry-After": "60" }], 200]);
  assert.equal((await long.api.send("POST", "/api/x", {}, text)).ok, false);
  assert.equal(long.asked.length, 1);
});

test("what happens once has no key and is not repeated", async () => {
  const { api, asked } = scripted(["nothing", 200]);
  assert.equal((await api.send("POST", "/api/x", {}, text, { isOnce: true })).ok, false);
  assert.equal(asked.length, 1);
  assert.equal(asked[0]?.headers.has("Idempotency-Key"), false);
});

test("a lost login is asked for once, then the request is sent again as it was", async () => {
  const expired: Answer = [401, '{"reason":"session_expired"}'];
  const back = scripted([expired, 200], { onLoginLost: () => Promise.resolve(true) });
  assert.equal(
    (await back.api.send("POST", "/api/x", { a: 1 }, text, { key: "k1234567" })).ok,
    true,
  );
  assert.deepEqual(back.asked.map(({ body }) => body), ['{"a":1}', '{"a":1}']);
  assert.equal(back.asked[1]?.headers.get("Idempotency-Key"), "k1234567");

  const away = scripted([expired, 200], { onLoginLost: () => Promise.resolve(false) });
  const result = await away.api.get("/api/x", text);
  assert.equal(!result.ok && result.failure.reason, "session_expired");
  assert.equal(away.asked.length, 1);
});

test("a lost login is told with whether the reader waits for something", async () => {
  const told: boolean[] = [];
  const onLoginLost = (isAct: boolean) => {
    told.push(isAct);
    return Promise.resolve(false);
  };
  const { api } = scripted([[401, '{"reason":"session_expired"}']], { onLoginLost });
  await api.get("/api/x", text);
  await api.send("POST", "/api/x", undefined, text, { isUnbidden: true });
  await api.send("POST", "/api/x", {}, text);
  await upload(api, "/api/x", new Blob(), text);
  await download(api, "/api/x");
  assert.deepEqual(told, [false, false, true, true, true]);
});

test("a wrong password is no lost login", async () => {
  const wrong: Answer = [401, '{"reason":"bad_credentials"}'];
  const { api, asked } = scripted([wrong, 200], { onLoginLost: () => Promise.resolve(true) });
  assert.equal((await api.send("POST", "/api/x", {}, text)).ok, false);
  assert.equal(asked.length, 1);
});

test("a bearer goes with every request", async () => {
  const { api, asked } = scripted([200], { bearer: () => "dk_1" });
  await api.get("/api/x", text);
  assert.equal(asked[0]?.headers.get("Authorization"), "Bearer dk_1");
});

test("a picture is sent as it is", async () => {
  const { api, asked } = scripted([200]);
  const picture = new Blob(["x"], { type: "image/png" });
  assert.equal((await upload(api, "/api/uploads", picture, text)).ok, true);
  assert.equal(asked[0]?.body, picture);
  assert.equal(asked[0]?.headers.get("Content-Type"), "image/png");
});

test("a file comes with its name; a refusal in its place is still read", async () => {
  const fetch = ((path: string) =>
    Promise.resolve(
      path === "/file"
        ? new Response("a,b", {
          headers: { "Content-Disposition": 'attachment; filename="t.csv"' },
        })
        : new Response('{"code":403,"message":"不行","data":{"reason":"forbidden"}}', {
          status: 403,
        }),
    )) as typeof globalThis.fetch;
  const { api } = scripted([], { fetch });
  const file = await download(api, "/file");
  assert.ok(file.ok);
  assert.equal(file.value.name, "t.csv");
  assert.equal(await file.value.blob.text(), "a,b");
  const refused = await download(api, "/no");
  assert.equal(!refused.ok && refused.failure.reason, "forbidden");
});
