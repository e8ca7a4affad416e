import { failed, type Failure, opened, type Result } from "./envelope.ts";
import { newKey } from "./key.ts";
import type { Reader } from "./read.ts";

export type { Failure, FieldError, Result } from "./envelope.ts";
export type { Reader } from "./read.ts";

export interface ApiOptions {
  fetch: typeof fetch;
  /** Asked at each request, so that the server's sentences follow the reader's choice. */
  language: () => string;
  /** A screen's key or a token, which then counts instead of the cookies; null = the cookies. */
  bearer?: () => string | null;
  /**
   * Asked when the server no longer knows the caller: true = logged in again, so that the request
   * is repeated; false = the failure stands. `isAct`: the reader did something and waits for it.
   */
  onLoginLost?: (isAct: boolean) => Promise<boolean>;
  /** Default 10 000; 0 = wait for ever. */
  timeoutMs?: number;
  /** How repeats wait; a timer unless a test says otherwise. */
  wait?: (ms: number) => Promise<void>;
}

export type Method = "POST" | "PUT" | "PATCH" | "DELETE";

export interface WriteOptions {
  /** The `Idempotency-Key`; a new one unless the caller repeats an act whose end is unknown. */
  key?: string;
  /** For what shows a secret or begins a session: it has no key and is never repeated. */
  isOnce?: boolean;
  /** The page sends it by itself, for no act of the reader's. */
  isUnbidden?: boolean;
  signal?: AbortSignal;
}

/** One request, as it goes out. */
export interface Ask {
  method: string;
  path: string;
  body?: BodyInit;
  headers: Record<string, string>;
  /** How many times as long as usual it may take; once unless it says otherwise. */
  patience?: number;
  signal?: AbortSignal;
}

/** Makes a value, or a failure, of what came back. */
export type Open<T> = (response: Response) => Promise<Result<T>>;

/** Pauses before the repeats of a write that got no answer or a passing "not now". */
const pausesMs = [400, 1200];
/** Longer than this nobody is kept waiting without a word. */
const longestPauseMs = 5000;

/** Speaks the envelope `{code, message, data}`; never throws. */
export class Api {
  readonly #options: ApiOptions;
  readonly #timeoutMs: number;

  constructor(options: ApiOptions) {
    this.#options = options;
    this.#timeoutMs = options.timeoutMs ?? 10_000;
  }

  get<T>(path: string, read: Reader<T>, signal?: AbortSignal): Promise<Result<T>> {
    return this.fetch({ method: "GET", path, headers: {}, signal }, enveloped(read), false);
  }

  /**
   * Sends a write; `body` becomes JSON, undefined sends none. A write that may not have arrived is
   * repeated under the same key, so that it is done once.
   */
  send<T>(
    method: Method,
    path: string,
    body: unknown,
    read: Reader<T>,
    options: WriteOptions = {},
  ): Promise<Result<T>> {
    const { signal } = options;
    const ask = { method, path, ...json(body, keyed(options)), signal };
    return this.write(ask, enveloped(read), options);
  }

  /** One request that changes nothing; `lib/files.ts` has those for files. */
  fetch<T>(ask: Ask, open: Open<T>, isAct: boolean): Promise<Result<T>> {
    return this.#known(() => this.#ask(ask, open), isAct);
  }

  /** One request that changes something, repeated as long as it may not have arrived. */
  write<T>(ask: Ask, open: Open<T>, options: WriteOptions): Promise<Result<T>> {
    return this.#known(() => this.#repeated(ask, options, open), !options.isUnbidden);
  }

  async #repeated<T>(ask: Ask, { isOnce = false }: WriteOptions, open: Open<T>) {
    let result = await this.#ask(ask, open);
    if (isOnce) return result;
    const wait = this.#options.wait ?? ((ms) => new Promise((go) => setTimeout(go, ms)));
    for (const pauseMs of pausesMs) {
      if (result.ok || ask.signal?.aborted) break;
      const ms = repeatAfter(result.failure, pauseMs);
      if (ms === null) break;
      await wait(ms * (1 + Math.random() / 2)); // not all of a hall at once
      result = await this.#ask(ask, open);
    }
    return result;
  }

  /** Asks once more after whoever we were has logged in again. */
  async #known<T>(ask: () => Promise<Result<T>>, isAct: boolean): Promise<Result<T>> {
    const result = await ask();
    const { onLoginLost } = this.#options;
    if (result.ok || !isLoginLost(result.failure) || !onLoginLost) return result;
    return await onLoginLost(isAct) ? await ask() : result;
  }

  async #ask<T>(ask: Ask, open: Open<T>): Promise<Result<T>> {
    const { fetch, language, bearer } = this.#options;
    const stop = new AbortController();
    const abort = () => stop.abort();
    ask.signal?.addEventListener("abort", abort, { once: true });
    if (ask.signal?.aborted) abort();
    let isLate = false;
    const timeoutMs = this.#timeoutMs * (ask.patience ?? 1);
    const timer = timeoutMs > 0
      ? setTimeout(() => {
        isLate = true;
        stop.abort();
      }, timeoutMs)
      : undefined;
    const token = bearer?.() ?? null;
    try {
      const response = await fetch(ask.path, {
        method: ask.method,
        body: ask.body,
        headers: {
          "Accept": "application/json",
          "Accept-Language": language(),
          ...(token === null ? {} : { "Authorization": `Bearer ${token}` }),
          ...ask.headers,
        },
        signal: stop.signal,
      });
      return await open(response);
    } catch {
      return failed(0, isLate ? "timeout" : "offline");
    } finally {
      clearTimeout(timer);
      ask.signal?.removeEventListener("abort", abort);
    }
  }
}

/** Opens what should be an envelope. */
export function enveloped<T>(read: Reader<T>): Open<T> {
  return async (response) =>
    opened(response.status, await response.text(), read, response.headers.get("Retry-After"));
}

/** The headers that name a write. */
export function keyed({ key, isOnce }: WriteOptions): Record<string, string> {
  return isOnce ? {} : { "Idempotency-Key": key ?? newKey() };
}

/** Headers, and a body of JSON unless there is nothing to say. */
export function json(
  body: unknown,
  headers: Record<string, string>,
): Pick<Ask, "body" | "headers"> {
  if (body === undefined) return { headers };
  return {
    body: JSON.stringify(body),
    headers: { ...headers, "Content-Type": "application/json" },
  };
}

/** How long to wait before a repeat that may help, null when none would. */
function repeatAfter({ code, reason, retryAfterMs }: Failure, pauseMs: number): number | null {
  const isPassing = code === 0 || (code >= 502 && code <= 504) ||
    (code === 429 && (reason === "rate_limited" || reason === "unknown"));
  const ms = Math.max(pauseMs, retryAfterMs ?? 0);
  return isPassing && ms <= longestPauseMs ? ms : null;
}

function isLoginLost({ code, reason }: Failure): boolean {
  return code === 401 && (reason === "login_required" || reason === "session_expired");
}
