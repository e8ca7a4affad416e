import assert from "node:assert/strict";
import test from "node:test";
import { readMadeUser, readPassword, readUserPage } from "./managedUser.ts";

const told = {
  userId: "u1",
  username: "lin_2026",
  nickname: "小林",
  avatar: "/images/avatar.svg",
  role: "organiser",
  disabled: true,
  createTime: "2026-11-24 05:33:32",
};

test("accounts are read with whether they are disabled", () => {
  const page = readUserPage({ records: [told], total: 1, page: 1, size: 10, pages: 1 });
  assert.deepEqual(
    page?.records.map(({ username, role, disabled }) => [username, role, disabled]),
    [
      ["lin_2026", "organiser", true],
    ],
  );
});

test("a password is there only where one was made", () => {
  assert.equal(readMadeUser({ user: told, password: "A-B" })?.password, "A-B");
  assert.equal(readMadeUser({ user: told })?.password, null);
  assert.equal(readMadeUser({ user: { ...told, userId: "" } }), null);
  assert.equal(readPassword({ password: "A-B" }), "A-B");
});
