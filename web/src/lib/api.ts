/** Why a request gave no value. `code` is the HTTP status, 0 when no answer arrived. */
export interface Failure {
  code: number;
  /** Machine word: the server's, or `offline`, `timeout`, `bad_answer`. */
  reason: string;
  /** The server's sentence for people, "" when it sent none. */
  message: string;
}

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** Turns the `data` of an answer into a value; null means it is not what was promised. */
export type Reader<T> = (data: unknown) => T | null;

export interface ApiOptions {
  fetch: typeof fetch;
  /** Asked at each request, so that the server's sentences follow the reader's choice. */
  language: () => string;
  /** Default 10 000; 0 = wait for ever. */
  timeoutMs?: number;
}

/** Speaks the envelope `{code, message, data}`; never throws. */
export class Api {
  readonly #options: ApiOptions;

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  async get<T>(path: string, read: Reader<T>, signal?: AbortSignal): Promise<Result<T>> {
    const { fetch, language, timeoutMs = 10_000 } = this.#options;
    const stop = new AbortController();
    const abort = () => stop.abort();
    signal?.addEventListener("abort", abort, { once: true });
    if (signal?.aborted) abort();
    let isLate = false;
    const timer = timeoutMs > 0
      ? setTimeout(() => {
        isLate = true;
        stop.abort();
      }, timeoutMs)
      : undefined;
    try {
      const response = await fetch(path, {
        headers: { "Accept": "application/json", "Accept-Language": language() },
        signal: stop.signal,
      });
      return opened(response.status, await response.text(), read);
    } catch {
      return failed(0, isLate ? "timeout" : "offline", "");
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    }
  }
}

/** Opens an envelope. Status and `code` must agree: a proxy's own page is no answer of ours. */
export function opened<T>(status: number, body: string, read: Reader<T>): Result<T> {
  const envelope = parsed(body);
  if (!isObject(envelope) || envelope.code !== status) return failed(status, "bad_answer", "");
  const message = typeof envelope.message === "string" ? envelope.message : "";
  if (status < 200 || status > 299) {
    const reason = isObject(envelope.data) ? envelope.data.reason : undefined;
    return failed(status, typeof reason === "string" ? reason : "unknown", message);
  }
  const value = read(envelope.data);
  return value === null ? failed(status, "bad_answer", "") : { ok: true, value };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function failed(code: number, reason: string, message: string): { ok: false; failure: Failure } {
  return { ok: false, failure: { code, reason, message } };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
