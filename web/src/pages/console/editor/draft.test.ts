import assert from "node:assert/strict";
import test from "node:test";
import { Drafts } from "./draft.ts";
import { blankForm } from "./form.ts";

function drawer() {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}

test("a draft is found again until it is forgotten, each by its name", () => {
  const held = drawer();
  const draft = {
    revision: 3,
    base: blankForm,
    form: { ...blankForm, title: "未完" },
  };
  new Drafts(() => held).set("a", draft);
  assert.deepEqual(new Drafts(() => held).get("a"), draft);
  assert.equal(new Drafts(() => held).get("b"), null);
  new Drafts(() => held).set("a", null);
  assert.equal(new Drafts(() => held).get("a"), null);
});

test("what is no draft of this form is none, and storage may be forbidden", () => {
  const held = drawer();
  const drafts = new Drafts(() => held);
  for (const text of ["", "{", "null", '{"revision":1,"form":{"title":"x"}}']) {
    held.setItem("draft a", text);
    assert.equal(drafts.get("a"), null, text);
  }
  const none = new Drafts(() => {
    throw new Error("forbidden");
  });
  none.set("a", { revision: 1, base: blankForm, form: blankForm });
  assert.equal(none.get("a"), null);
});
