import assert from "node:assert/strict";
import test from "node:test";
import { readMadeScreen, readScreens } from "./screen.ts";

test("a screen that was made tells its key, which is what stands behind the mark of its link", () => {
  const made = readMadeScreen({ id: "k21", link: "/screen/d1#dk_A-1" });
  assert.deepEqual(made, { id: "k21", link: "/screen/d1#dk_A-1", key: "dk_A-1" });
  assert.equal(readMadeScreen({ id: "k21", link: "/screen/d1" }), null);
  assert.equal(readMadeScreen({ link: "/screen/d1#dk_A-1" }), null);
});

test("screens are listed by name, with when each was last seen", () => {
  const data = [{ id: "k1", name: "东侧", createdAtMs: 1, seenAtMs: null }];
  assert.deepEqual(readScreens(data), [{ id: "k1", name: "东侧", seenAtMs: null }]);
  assert.equal(readScreens([{ id: "k1" }]), null);
});
