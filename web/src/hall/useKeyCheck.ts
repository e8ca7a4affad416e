import { useEffect, useState } from "react";
import { useServices } from "../lib/services.ts";
import { readPass } from "../live/surroundings.ts";

const everyMs = 10_000;
const refusals = [401, 403, 404];

/**
 * Whether the key of a screen's link was revoked. Asked for again and again: what a debate tells
 * everybody goes on coming, and a socket opened with the key outlives it by minutes.
 */
export function useKeyCheck(liveId: string, hasKey: boolean): boolean {
  const { api } = useServices();
  const [isRevoked, setRevoked] = useState(false);
  useEffect(() => {
    if (!hasKey) return;
    const stop = new AbortController();
    const path = `/api/live/${encodeURIComponent(liveId)}/token`;
    const check = async () => {
      const options = { isOnce: true, isUnbidden: true, signal: stop.signal };
      const result = await api.send("POST", path, undefined, readPass, options);
      if (stop.signal.aborted) return;
      if (result.ok) setRevoked(false);
      else if (refusals.includes(result.failure.code)) setRevoked(true);
    };
    void check(); // a link that was revoked long ago may be opened
    const timer = setInterval(() => void check(), everyMs);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [api, liveId, hasKey]);
  return isRevoked;
}
