import assert from "node:assert/strict";
import test from "node:test";
import { Api } from "./api.ts";
import { logIn } from "./enter.ts";
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

/** The question's code, which is there. */
const here = () => Promise.resolve();

/** A session of somebody whom the server knew. */
async function known() {
  const session = new Session();
  await session.greet(apiOf({ "/api/user/info": member }, session));
  return session;
}

test("the session knows who logged in, and who one is after logging out", async () => {
  const session = new Session();
  const api = apiOf({ "/api/user/login": { user: member }, "/api/user/info": guest }, session);
  await logIn(session, api, "lin", "secret");
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
  await logIn(session, apiOf({ "/api/user/login": { user: member } }, session), "lin", "secret");
  assert.equal(session.era.value, 1);
});

test("a first answer that comes after a login does not make a guest of who logged in", async () => {
  const session = new Session();
  let answer: (response: Response) => void = () => {};
  const slow = (() => new Promise<Response>((go) => (answer = go))) as typeof globalThis.fetch;
  const greeted = session.greet(new Api({ fetch: slow, language: () => "zh" }));
  await logIn(session, apiOf({ "/api/user/login": { user: member } }, session), "lin", "secret");
  answer(new Response(JSON.stringify({ code: 200, data: guest })));
  await greeted;
  assert.equal(session.account.value?.nickname, "小林");
});

test("a guest who may not is not asked to log in again", async () => {
  const session = new Session();
  session.offerLogin(here);
  assert.equal(await session.lost(true), false);
  await session.greet(apiOf({ "/api/user/info": guest }, session));
  assert.equal(await session.lost(true), false);
  assert.equal(session.isAsking.value, false);
});

test("all that wait for a login get the one answer, and what was refused is told of it", async () => {
  const session = await known();
  session.offerLogin(here);
  const waiting = [session.lost(false), session.lost(true)];
  assert.deepEqual([session.isAsking.value, session.returns.value], [true, 0]);
  session.answer(true);
  assert.deepEqual(await Promise.all(waiting), [true, true]);
  assert.deepEqual([session.isAsking.value, session.returns.value], [false, 1]);
});

test("a question turned down comes back for an act of the reader's alone", async () => {
  const session = await known();
  session.offerLogin(here);
  const declined = session.lost(false);
  session.answer(false);
  assert.equal(await declined, false);
  assert.equal(await session.lost(false), false);
  const act = session.lost(true);
  assert.equal(session.isAsking.value, true);
  session.answer(false);
  assert.equal(await act, false);
  assert.equal(session.returns.value, 0);
  await logIn(session, apiOf({ "/api/user/login": { user: member } }, session), "lin", "secret");
  void session.lost(false);
  assert.equal(session.isAsking.value, true, "a login begins anew");
});

test("a page that cannot ask turns the question down, and one that comes later may", async () => {
  const session = await known();
  assert.equal(await session.lost(true), false);
  const withdraw = session.offerLogin(here);
  const waiting = session.lost(true);
  withdraw();
  assert.equal(await waiting, false);
  assert.equal(session.isAsking.value, false);
  session.offerLogin(here);
  withdraw(); // of the page before
  void session.lost(false);
  assert.equal(session.isAsking.value, true);
});

test("a question whose code cannot be had keeps nobody waiting", async () => {
  const session = await known();
  session.offerLogin(() => Promise.reject(new TypeError("the file has another name now")));
  assert.equal(await session.lost(true), false);
  assert.equal(session.isAsking.value, false);
});
