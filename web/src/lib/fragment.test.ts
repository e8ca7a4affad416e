import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "./codeOf.ts";
import { secretOf } from "./fragment.ts";

test("the secret of a link is what stands after the mark", () => {
  assert.equal(secretOf("#7KQ2M-XW4TD"), "7KQ2M-XW4TD");
  assert.equal(secretOf("#7KQ2M%20XW4TD"), "7KQ2M XW4TD");
  assert.equal(secretOf("#%"), "%");
  assert.equal(secretOf(""), "");
});

test("a pasted link and a pasted code are the same", () => {
  assert.equal(codeOf(" https://debate.test/join#7KQ2MXW4TD "), "7KQ2MXW4TD");
  assert.equal(codeOf("7KQ2MXW4TD\n"), "7KQ2MXW4TD");
});
