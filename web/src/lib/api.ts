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
  /** Default 10 000; 0 = wait for ever. Uploads and downloads have six times as long. */
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

export interface DownloadOptions extends WriteOptions {
  /** Default `GET`. */
  method?: Method;
  body?: unknown;
  /** Default: whatever the route gives. */
  accept?: string;
}

/** A file that came instead of an envelope. */
export interface Download {
  name: string;
  blob: Blob;
}

interface Ask {
  method: string;
  path: string;
  body?: BodyInit;
  headers: Record<string, string>;
  timeoutMs: number;
  signal?: AbortSignal;
}

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
    const ask = { method: "GET", path, headers: {}, timeoutMs: this.#timeoutMs, signal };
    return this.#known(() => this.#ask(ask, enveloped(read)), false);
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
    const ask: Ask = {
      method,
      path,
      headers: keyed(options),
      timeoutMs: this.#timeoutMs,
      signal: options.signal,
    };
    if (body !== undefined) {
      ask.body = JSON.stringify(body);
      ask.headers["Content-Type"] = "application/json";
    }
    return this.#write(ask, options, enveloped(read));
  }

  /** Sends a picture as it is; its type is the blob's. */
  upload<T>(path: string, blob: Blob, read: Reader<T>, options: WriteOptions = {}) {
    const headers = { ...keyed(options), "Content-Type": blob.type };
    const timeoutMs = this.#timeoutMs * 6;
    const ask = { method: "POST", path, body: blob, headers, timeoutMs, signal: options.signal };
    return this.#write(ask, options, enveloped(read));
  }

  /** Fetches a file, by GET or as the answer to a write. */
  download(path: string, options: DownloadOptions = {}): Promise<Result<Download>> {
    const { method = "GET", body, accept = "*/*" } = options;
    const ask: Ask = {
      method,
      path,
      headers: { ...(method === "GET" ? {} : keyed(options)), "Accept": accept },
      timeoutMs: this.#timeoutMs * 6,
      signal: options.signal,
    };
    if (body !== undefined) {
      ask.body = JSON.stringify(body);
      ask.headers["Content-Type"] = "application/json";
    }
    if (method === "GET") return this.#known(() => this.#ask(ask, filed), true);
    return this.#write(ask, options, filed);
  }

  #write<T>(ask: Ask, options: WriteOptions, open: Open<T>): Promise<Result<T>> {
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
    const timer = ask.timeoutMs > 0
      ? setTimeout(() => {
        isLate = true;
        stop.abort();
      }, ask.timeoutMs)
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

type Open<T> = (response: Response) => Promise<Result<T>>;

function enveloped<T>(read: Reader<T>): Open<T> {
  return async (response) =>
    opened(response.status, await response.text(), read, response.headers.get("Retry-After"));
}

async function filed(response: Response): Promise<Result<Download>> {
  if (!response.ok) return enveloped<Download>(() => null)(response);
  const disposition = response.headers.get("Content-Disposition") ?? "";
  const name = /filename="([^"]+)"/.exec(disposition)?.[1] ?? "download";
  return { ok: true, value: { name, blob: await response.blob() } };
}

function keyed({ key, isOnce }: WriteOptions): Record<string, string> {
  return isOnce ? {} : { "Idempotency-Key": key ?? newKey() };
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
