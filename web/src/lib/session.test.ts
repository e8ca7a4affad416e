import assert from "node:assert/strict";
import test from "node:test";
import { Api } from "./api.ts";
import { Session } from "./session.ts";

const member = { userId: "u1", username: "lin", nickname: "小林", guest: false, role: "viewer" };
const guest = { userId: "d1", username: "guest", nickname: "游客", guest: true };

/** An api that answers each path with its data. */
function apiOf(answers: Record<string, unknown>, session: Session) {
  const fetch = ((path: string) =>
    Promise.resolve(
      new Response(JSON.stringify({ code: 200, data: answers[path] ?? null })),
    )) as typeof globalThis.fetch;
  return new Api({ fetch, language: () => "zh", onLoginLost: session.lost });
}

test("the session knows who logged in, and who one is after logging out", async () => {
  const session = new Session();
  const api = apiOf({ "/api/user/login": { user: member }, "/api/user/info": guest }, session);
  await session.login(api, "lin", "secret");
  assert.equal(session.account.value?.nickname, "小林");
  assert.equal(session.account.value?.isGuest, false);
  await session.logout(api);
  assert.equal(session.account.value?.isGuest, true);
});

test("an era ends when we become somebody else, not when we are first known or known again", async () => {
  const session = new Session();
  await session.greet(apiOf({ "/api/user/info": guest }, session));
  await session.greet(apiOf({ "/api/user/info": guest }, session));
  assert.equal(session.era.value, 0);
  await session.login(apiOf({ "/api/user/login": { user: member } }, session), "lin", "secret");
  assert.equal(session.era.value, 1);
});

test("a guest who may not is not asked to log in again", async () => {
  const session = new Session();
  assert.equal(await session.lost(), false);
  await session.greet(apiOf({ "/api/user/info": guest }, session));
  assert.equal(await session.lost(), false);
  assert.equal(session.isAsking.value, false);
});

test("all that wait for a login get the one answer", async () => {
  const session = new Session();
  await session.greet(apiOf({ "/api/user/info": member }, session));
  const waiting = [session.lost(), session.lost()];
  assert.equal(session.isAsking.value, true);
  session.answer(true);
  assert.deepEqual(await Promise.all(waiting), [true, true]);
  assert.equal(session.isAsking.value, false);
  const declined = session.lost();
  session.answer(false);
  assert.equal(await declined, false);
});
