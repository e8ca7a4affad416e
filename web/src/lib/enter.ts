import { type Account, readAccount } from "../domain/account.ts";
import type { Api, Result } from "./api.ts";
import { isObject } from "./read.ts";
import type { Session } from "./session.ts";

/** The ways by which somebody becomes known to the server; each is tried once, for its answer is a secret. */

const isOnce = true;

export async function logIn(
  session: Session,
  api: Api,
  username: string,
  password: string,
): Promise<Result<Account>> {
  const body = { username, password };
  const result = await api.send("POST", "/api/user/login", body, readLogin, { isOnce });
  if (result.ok) session.changed(result.value);
  return result;
}

/** `nickname` "" = the user name. */
export async function signUp(
  session: Session,
  api: Api,
  username: string,
  password: string,
  nickname: string,
): Promise<Result<Account>> {
  const body = { username, password, ...(nickname === "" ? {} : { nickname }) };
  const result = await api.send("POST", "/api/user/register", body, readAccount, { isOnce });
  if (result.ok) session.changed(result.value);
  return result;
}

/** The seat one has taken. */
export interface Joined {
  account: Account;
  liveId: string;
}

/** Takes the seat a link offers, which logs in whoever is not. */
export async function takeSeat(session: Session, api: Api, code: string): Promise<Result<Joined>> {
  const result = await api.send("POST", "/api/join", { code }, readJoined, { isOnce });
  if (result.ok) session.changed(result.value.account);
  return result;
}

function readLogin(data: unknown): Account | null {
  return isObject(data) ? readAccount(data.user) : null;
}

function readJoined(data: unknown): Joined | null {
  if (!isObject(data) || typeof data.liveId !== "string") return null;
  const account = readAccount(data.user);
  return account && { account, liveId: data.liveId };
}
