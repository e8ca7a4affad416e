import assert from "node:assert/strict";
import test from "node:test";
import { readAppointed, readLink, readMembers } from "./member.ts";

const judge = {
  id: "p6",
  role: "judge",
  name: "陈老师",
  title: "主评委",
  avatar: null,
  chair: true,
  state: "invited",
  userId: null,
};

test("seats are read; one that is nobody's role makes the list none", () => {
  assert.deepEqual(readMembers([judge]), [judge]);
  assert.equal(readMembers([{ ...judge, role: "king" }]), null);
  assert.equal(readMembers([{ ...judge, state: "removed" }]), null);
});

test("a link is there only where one was made", () => {
  assert.equal(readAppointed({ member: judge, link: "/join#A" })?.link, "/join#A");
  assert.equal(readAppointed({ member: judge })?.link, null);
  assert.equal(readLink({ link: "/join#B" }), "/join#B");
  assert.equal(readLink({}), null);
});
