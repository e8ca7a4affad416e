import { useCallback, useEffect, useState } from "react";
import type { Failure, Reader } from "./api.ts";
import { useServices } from "./services.ts";

/** What a page knows about its data; while loading or failed, `value` may hold an older answer. */
export interface Loaded<T> {
  state: "loading" | "ready" | "failed";
  value: T | null;
  failure: Failure | null;
  /** Asks again, and says so. */
  retry: () => void;
  /** Asks again without a word; what is there stays until the answer comes. */
  refresh: () => void;
}

/**
 * Answers by path, so that going back shows the page at once while it is asked for again. Two areas
 * may read one path as different things: an answer is known to who reads it the same way.
 */
const answers = new Map<string, { read: unknown; value: unknown }>();
const answersKept = 30;

/** Drops every answer: the next reader must not see what was for the one before. */
export function forgetAnswers(): void {
  answers.clear();
}

interface Snapshot<T> {
  path: string;
  state: Loaded<T>["state"];
  value: T | null;
  failure: Failure | null;
}

/**
 * GETs `path` and follows it when it changes.
 * `read` must be the same function for the same path.
 * With `keep`, the value of the path before stays visible until the new one is here.
 */
export function useLoad<T>(path: string, read: Reader<T>, keep = false): Loaded<T> {
  const { api } = useServices();
  const [attempt, setAttempt] = useState(0);
  const [snapshot, setSnapshot] = useState(() => begin<T>(path, read, null));
  let current = snapshot;
  if (snapshot.path !== path) {
    current = begin(path, read, keep ? snapshot.value : null);
    setSnapshot(current);
  }

  useEffect(() => {
    const stop = new AbortController();
    api.get(path, read, stop.signal).then((result) => {
      if (stop.signal.aborted) return;
      if (result.ok) {
        remember(path, read, result.value);
        setSnapshot({ path, state: "ready", value: result.value, failure: null });
      } else {
        const value = known(path, read) ?? null; // never another path's answer
        setSnapshot({ path, state: "failed", value, failure: result.failure });
      }
    });
    return () => stop.abort();
  }, [api, path, read, attempt]);

  const refresh = useCallback(() => setAttempt((count) => count + 1), []);
  const retry = useCallback(() => {
    setSnapshot((before) => ({ ...before, state: "loading", failure: null }));
    refresh();
  }, [refresh]);
  return { state: current.state, value: current.value, failure: current.failure, retry, refresh };
}

function begin<T>(path: string, read: Reader<T>, older: T | null): Snapshot<T> {
  const value = known(path, read);
  return value === undefined
    ? { path, state: "loading", value: older, failure: null }
    : { path, state: "ready", value, failure: null };
}

function known<T>(path: string, read: Reader<T>): T | undefined {
  const answer = answers.get(path);
  return answer?.read === read ? answer.value as T : undefined;
}

function remember<T>(path: string, read: Reader<T>, value: T): void {
  answers.delete(path);
  answers.set(path, { read, value });
  const oldest = answers.keys().next();
  if (answers.size > answersKept && !oldest.done) answers.delete(oldest.value);
}
