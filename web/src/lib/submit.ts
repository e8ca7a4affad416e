import { useCallback, useMemo, useRef, useState } from "react";
import type { Failure, Result } from "./api.ts";
import { newKey } from "./key.ts";

/** One act of the reader and what has become of it. */
export interface Submit<Args extends unknown[], T> {
  state: "idle" | "pending" | "done" | "failed";
  isPending: boolean;
  value: T | null;
  failure: Failure | null;
  /** Does the act; null when it is being done already, so that a tap never sends twice. */
  run: (...args: Args) => Promise<Result<T> | null>;
  /** Back to idle: the reader goes on to something else. */
  reset: () => void;
  /** The reason a field was refused for, null when it was not. */
  fieldReason: (field: string) => string | null;
}

interface Snapshot<T> {
  state: Submit<[], T>["state"];
  value: T | null;
  failure: Failure | null;
}

const idle = { state: "idle", value: null, failure: null } as const;

/**
 * An act with its result beside it. `act` gets the `Idempotency-Key` to send: the same as before when
 * the reader repeats the same thing after an end nobody knows, so that it is still done once.
 */
export function useSubmit<Args extends unknown[], T>(
  act: (key: string, ...args: Args) => Promise<Result<T>>,
): Submit<Args, T> {
  const [snapshot, setSnapshot] = useState<Snapshot<T>>(idle);
  const latest = useRef(act);
  latest.current = act;
  const keys = useRef(new ActKeys());
  const isRunning = useRef(false);

  const run = useCallback(async (...args: Args) => {
    if (isRunning.current) return null;
    isRunning.current = true;
    setSnapshot((before) => ({ ...before, state: "pending", failure: null }));
    const result = await latest.current(keys.current.keyFor(args), ...args);
    keys.current.ended(result);
    isRunning.current = false;
    setSnapshot(
      result.ok
        ? { state: "done", value: result.value, failure: null }
        : { state: "failed", value: null, failure: result.failure },
    );
    return result;
  }, []);
  const reset = useCallback(() => {
    if (!isRunning.current) setSnapshot(idle);
  }, []);

  return useMemo(() => ({
    ...snapshot,
    isPending: snapshot.state === "pending",
    run,
    reset,
    fieldReason: (name) =>
      snapshot.failure?.fields.find(({ field }) => field === name)?.reason ?? null,
  }), [snapshot, run, reset]);
}

/** Remembers the key of an act whose end is unknown. */
export class ActKeys {
  #last: { of: string; key: string } | null = null;

  keyFor(args: unknown[]): string {
    const of = args.some((value) => value instanceof Blob) ? newKey() : JSON.stringify(args);
    if (this.#last?.of !== of) this.#last = { of, key: newKey() };
    return this.#last.key;
  }

  /** A refusal is not remembered by the server, a success must not be answered for the next act. */
  ended(result: Result<unknown>): void {
    const isUnknown = !result.ok && (result.failure.code === 0 || result.failure.code >= 500);
    if (!isUnknown) this.#last = null;
  }
}
