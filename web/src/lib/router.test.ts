import assert from "node:assert/strict";
import test from "node:test";
import { match, Router, type View } from "./router.ts";

/** A window with nothing but an address bar. */
class FakeView implements View {
  location = { pathname: "/", search: "" };
  pushed: string[] = [];
  replaced: string[] = [];
  history: View["history"] = {
    pushState: (_state, _title, to) => this.pushed.push(this.#move(String(to))),
    replaceState: (_state, _title, to) => this.replaced.push(this.#move(String(to))),
  };
  #listener = () => {};

  addEventListener(_type: "popstate", listener: () => void): void {
    this.#listener = listener;
  }

  back(to: string): void {
    this.#move(to);
    this.#listener();
  }

  #move(to: string): string {
    const url = new URL(to, "http://debate.test");
    this.location = { pathname: url.pathname, search: url.search };
    return to;
  }
}

test("a pattern matches its own path only, and gives the named values", () => {
  assert.deepEqual(match("/", "/"), {});
  assert.deepEqual(match("/debate/:liveId", "/debate/42"), { liveId: "42" });
  assert.deepEqual(match("/debate/:liveId", "/debate/42/"), { liveId: "42" });
  assert.deepEqual(match("/debate/:liveId", "/debate/%E8%BE%A9%2F1"), { liveId: "辩/1" });
  for (const path of ["/", "/debate", "/debate/", "/debate/1/2", "/Debate/1", "/debate/%"]) {
    assert.equal(match("/debate/:liveId", path), null, path);
  }
  assert.equal(match("/", "//"), null);
});

test("a pattern with a rest takes its own path and all below, nothing beside", () => {
  for (const path of ["/console", "/console/", "/console/42", "/console/42/stages"]) {
    assert.deepEqual(match("/console/*", path), {}, path);
  }
  for (const path of ["/", "/consoles", "/x/console"]) {
    assert.equal(match("/console/*", path), null, path);
  }
});

test("the place follows pushes, replacements and the back button, each with its cause", () => {
  const view = new FakeView();
  const router = new Router(view);
  assert.equal(router.place.value.cause, "load");
  router.go("/debate/7?a=1");
  assert.deepEqual(router.place.value, { path: "/debate/7", search: "?a=1", cause: "push" });
  router.go("/?page=2", "replace");
  assert.deepEqual(router.place.value, { path: "/", search: "?page=2", cause: "replace" });
  view.back("/debate/7");
  assert.deepEqual(router.place.value, { path: "/debate/7", search: "", cause: "back" });
  assert.deepEqual([view.pushed, view.replaced], [["/debate/7?a=1"], ["/?page=2"]]);
});
