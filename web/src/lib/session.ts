import { type Account, readAccount } from "../domain/account.ts";
import type { Api, Result } from "./api.ts";
import { done } from "./read.ts";
import { Store } from "./store.ts";

/** Who we are to the server, and how that changes. */
export class Session {
  /** null until the server has said who we are. */
  readonly account = new Store<Account | null>(null);
  /** Grows when we become somebody else: nothing of the one before may stay on the page. */
  readonly era = new Store(0);
  /** True while the page waits for somebody to log in again. */
  readonly isAsking = new Store(false);
  /** Grows when somebody has logged in again: what was refused meanwhile may be tried again. */
  readonly returns = new Store(0);
  /** The reader would rather not log in again: what nobody waits for asks no more. */
  readonly isDeclined = new Store(false);
  #waiting: ((isBack: boolean) => void)[] = [];
  /** Loads what puts the question; null while the page has no place for it. */
  #load: (() => Promise<unknown>) | null = null;

  /**
   * Stays as it was when it fails: the reader is then shown as a guest, and nothing else suffers. An
   * answer that comes after somebody logged in, or saved something, is of before that: it is dropped.
   */
  async greet(api: Api): Promise<void> {
    const before = this.account.value;
    const result = await api.get("/api/user/info", readAccount);
    if (result.ok && this.account.value === before) this.changed(result.value);
  }

  async logout(api: Api): Promise<Result<true>> {
    const result = await api.send("POST", "/api/user/logout", undefined, done);
    if (result.ok) await this.greet(api);
    return result;
  }

  /**
   * The page can put the question until the returned function is called: then it is withdrawn.
   * `load` brings what that needs; where it fails the question counts as turned down.
   */
  offerLogin(load: () => Promise<unknown>): () => void {
    const own = () => load();
    this.#load = own;
    return () => {
      if (this.#load !== own) return; // another part of the page has offered it since
      this.#load = null;
      this.#settle(false);
    };
  }

  /**
   * The server knows us no longer: waits for a login when we were somebody.
   * False when we never were, when the page cannot ask, or when the reader would rather not: after
   * that only an act of the reader's asks again.
   */
  readonly lost = (isAct: boolean): Promise<boolean> => {
    const isKnown = this.account.value !== null && !this.account.value.isGuest;
    if (!isKnown || !this.#load || (this.isDeclined.value && !isAct)) return Promise.resolve(false);
    if (!this.isAsking.value) this.#load().catch(() => this.answer(false));
    this.isAsking.set(true);
    return new Promise((resolve) => this.#waiting.push(resolve));
  };

  /** The reader logged in again, or turned the question down. */
  answer(isBack: boolean): void {
    this.isDeclined.set(!isBack);
    this.#settle(isBack);
    if (isBack) this.returns.set(this.returns.value + 1);
  }

  #settle(isBack: boolean): void {
    this.isAsking.set(false);
    for (const resolve of this.#waiting.splice(0)) resolve(isBack);
  }

  /** Who we are now: somebody logged in or out, or changed what their account says. */
  changed(account: Account): void {
    const before = this.account.value;
    this.account.set(account);
    this.isDeclined.set(false);
    if (before && before.userId !== account.userId) this.era.set(this.era.value + 1);
  }
}
