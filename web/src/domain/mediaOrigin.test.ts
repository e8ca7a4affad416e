import assert from "node:assert/strict";
import test from "node:test";
import { shutOrigin } from "./mediaOrigin.ts";

const own = "https://debate.example";
const allowed = ["https://cdn.example", "http://hall.example:8080"];

test("an origin that the policy names, or the page's own, is open", () => {
  assert.equal(shutOrigin("https://cdn.example/a/b.m3u8?x=1", allowed, own), null);
  assert.equal(shutOrigin(" https://CDN.example/live.m3u8", allowed, own), null);
  assert.equal(shutOrigin("https://debate.example/hls/x.m3u8", allowed, own), null);
  assert.equal(shutOrigin("https://hall.example:8080/x.m3u8", allowed, own), null);
});

test("any other is named", () => {
  assert.equal(shutOrigin("https://video.example/x.m3u8", allowed, own), "https://video.example");
  assert.equal(
    shutOrigin("http://cdn.example/x.m3u8", allowed, own),
    "http://cdn.example",
    "a policy that names https does not mean http",
  );
  assert.equal(shutOrigin("https://cdn.example:8443/x", [], own), "https://cdn.example:8443");
});

test("what is no whole address yet is nothing to warn of", () => {
  for (const typed of ["", "https:", "https://", "ftp://cdn.example/x", "live.m3u8", "http://["]) {
    assert.equal(shutOrigin(typed, allowed, own), null, typed);
  }
});
