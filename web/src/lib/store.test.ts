import assert from "node:assert/strict";
import test from "node:test";
import { Store } from "./store.ts";

test("listeners hear each change once, nothing when nothing changed, and nothing after leaving", () => {
  const store = new Store(1);
  const heard: number[] = [];
  const leave = store.subscribe(() => heard.push(store.value));
  store.set(2);
  store.set(2);
  store.set(3);
  leave();
  store.set(4);
  assert.deepEqual(heard, [2, 3]);
  assert.equal(store.value, 4);
});

test("a listener that leaves while being told does not make its neighbour deaf", () => {
  const store = new Store(0);
  const heard: string[] = [];
  const leave = store.subscribe(() => {
    heard.push("first");
    leave();
  });
  store.subscribe(() => heard.push("second"));
  store.set(1);
  store.set(2);
  assert.deepEqual(heard, ["first", "second", "second"]);
});
