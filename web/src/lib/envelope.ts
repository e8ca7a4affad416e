import { filled, isObject, type Reader, whole } from "./read.ts";

/** What is wrong with one field of a request; reasons in docs/api. */
export interface FieldError {
  field: string;
  reason: string;
}

/** Why a request gave no value. `code` is the HTTP status, 0 when no answer arrived. */
export interface Failure {
  code: number;
  /** Machine word: the server's, or `offline`, `timeout`, `bad_answer`. */
  reason: string;
  /** The server's sentence for people, "" when it sent none. */
  message: string;
  fields: readonly FieldError[];
  /** How long the server asks to wait, null when it does not say. */
  retryAfterMs: number | null;
  /** What the server says besides, by its names: `current`, `pointsLeft`, `max` and so on. */
  facts: Readonly<Record<string, unknown>>;
}

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

type Refused = { ok: false; failure: Failure };

/** A failure the server did not explain. */
export function failed(code: number, reason: string, message = ""): Refused {
  const failure = { code, reason, message, fields: [], retryAfterMs: null, facts: {} };
  return { ok: false, failure };
}

/**
 * Opens an envelope `{code, message, data}`. Status and `code` must agree: a proxy's own page is no
 * answer of ours. `retryAfter` is the header, in seconds.
 */
export function opened<T>(
  status: number,
  body: string,
  read: Reader<T>,
  retryAfter: string | null = null,
): Result<T> {
  const envelope = parsed(body);
  if (!isObject(envelope) || envelope.code !== status) return failed(status, "bad_answer");
  const message = filled(envelope.message) ?? "";
  if (status >= 200 && status <= 299) {
    const value = read(envelope.data);
    return value === null ? failed(status, "bad_answer") : { ok: true, value };
  }
  const facts = isObject(envelope.data) ? envelope.data : {};
  const seconds = whole(Number(retryAfter ?? NaN));
  return {
    ok: false,
    failure: {
      code: status,
      reason: filled(facts.reason) ?? "unknown",
      message,
      fields: fieldsOf(facts.fields),
      retryAfterMs: whole(facts.retryAfterMs) ?? (seconds === null ? null : seconds * 1000),
      facts,
    },
  };
}

function fieldsOf(data: unknown): FieldError[] {
  if (!Array.isArray(data)) return [];
  return data.flatMap((entry): FieldError[] => {
    if (!isObject(entry)) return [];
    const [field, reason] = [filled(entry.field), filled(entry.reason)];
    return field === null || reason === null ? [] : [{ field, reason }];
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
