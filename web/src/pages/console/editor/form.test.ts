import assert from "node:assert/strict";
import test from "node:test";
import type { ToldDebate } from "../../../domain/wholeDebate.ts";
import { changedFields } from "../../../lib/edits.ts";
import { sampleDebate } from "../../../testing/samples.ts";
import { blankForm, bodyOf, type DebateForm, fieldNames, formOf, tagsOf } from "./form.ts";

const debate: ToldDebate = {
  ...sampleDebate(),
  status: 0,
  plannedStartMs: 1796124600000,
  startTime: "2026-12-01 19:30:00",
  tags: ["科技", "社会"],
  host: { name: "秦朗", avatar: null },
};
debate.sides.affirmative.speakers = [{ seat: "A1", name: "林" }, { seat: "A3", name: "周" }];
const base = formOf(debate);
const edited = (values: Partial<DebateForm>): DebateForm => ({ ...base, ...values });

test("a form that nobody touched says nothing", () => {
  assert.deepEqual(changedFields(formOf(debate), base), []);
  assert.deepEqual(bodyOf(base, []), {});
});

test("only what was changed is sent, under the API's names", () => {
  const form = edited({
    title: "新题",
    "sides.negative.claim": "不会",
    "rules.minPaired": "30",
    "settings.autoOpenLive": "off",
  });
  assert.deepEqual(bodyOf(form, changedFields(form, base)), {
    title: "新题",
    sides: { negative: { claim: "不会" } },
    rules: { minPaired: 30 },
    settings: { autoOpenLive: false },
  });
});

test("the whole form says what the debate is", () => {
  const body = bodyOf(base, fieldNames) as Record<string, unknown>;
  assert.deepEqual(body.tags, ["科技", "社会"]);
  assert.equal(body.startTime, "2026-12-01 19:30:00");
  assert.deepEqual(body.host, { name: "秦朗", avatar: null });
  const { affirmative } = body.sides as Record<string, { speakers: unknown }>;
  assert.deepEqual(affirmative?.speakers, debate.sides.affirmative.speakers);
});

test("emptied fields are cleared; those that must be filled go as they are, to be refused", () => {
  const form = edited({
    description: "",
    coverImage: "",
    startTime: "",
    "host.name": " ",
    title: "",
  });
  const names = ["description", "coverImage", "startTime", "host.name", "title"] as const;
  assert.deepEqual(bodyOf(form, names), {
    description: null,
    coverImage: null,
    startTime: null,
    host: null,
    title: "",
  });
});

test("what is no number is sent as it was typed, so that the server names the field", () => {
  const form = edited({ "rules.minPaired": "many" });
  assert.deepEqual(bodyOf(form, ["rules.minPaired"]), { rules: { minPaired: "many" } });
});

test("a start that took place is no plan", () => {
  assert.equal(formOf({ ...debate, plannedStartMs: null }).startTime, "");
});

test("tags are parted as people part them, each once", () => {
  assert.deepEqual(tagsOf(" #科技，社会、科技  生活;AI "), ["科技", "社会", "生活", "AI"]);
  assert.deepEqual(tagsOf(""), []);
});

test("a new debate says only what differs from the server's own choice", () => {
  const form = { ...blankForm, title: "题", category: "教育" };
  assert.deepEqual(changedFields(form, blankForm), ["title", "category"]);
});
