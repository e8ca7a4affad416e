import { useCallback } from "react";
import type { Method, Result } from "../../../lib/api.ts";
import { done, type Reader } from "../../../lib/read.ts";
import { useServices } from "../../../lib/services.ts";

/** Sends a write below a debate's path, under the key of `useSubmit`. */
export interface DebateSend {
  (key: string, method: Method, rest: string, body?: unknown): Promise<Result<true>>;
  <T>(
    key: string,
    method: Method,
    rest: string,
    body: unknown,
    read: Reader<T>,
  ): Promise<Result<T>>;
}

/** Writes to one debate. What they change comes back by its channels, to every desk alike. */
export function useDebateSend(liveId: string): DebateSend {
  const { api } = useServices();
  return useCallback(
    (key: string, method: Method, rest: string, body?: unknown, read: Reader<unknown> = done) =>
      api.send(method, `/api/live/${liveId}${rest}`, body, read, { key }),
    [api, liveId],
  ) as DebateSend;
}
