import { useCallback, useEffect, useMemo, useState } from "react";
import { type Mine, type OwnBallot, readMine } from "../../domain/mine.ts";
import { useAccount, useServices } from "../../lib/services.ts";
import { Store } from "../../lib/store.ts";

/** What is ours in a debate, and how it changes by what we do. */
export interface Own {
  /** null until the server has said it. */
  mine: Mine | null;
  /** When one's next danmaku is taken, by the server's clock; null: at once. */
  readyAtMs: Store<number | null>;
  /** Asks again: something about us has changed elsewhere. */
  refresh: () => void;
  voted: (ballot: OwnBallot) => void;
  paid: (giftPointsLeft: number) => void;
}

const againMs = 5_000;
/** Between two looks at what the staff made of one's lines, or of oneself. */
const staffMs = 10_000;

/**
 * Opens the debate for this device, which counts it once, and keeps what is ours. It waits for the
 * greeting: two first requests at once would be two devices.
 */
export function useMine(liveId: string): Own {
  const { api, live, session } = useServices();
  const isGreeted = useAccount() !== null;
  const [mine, setMine] = useState<Mine | null>(null);
  const [readyAtMs] = useState(() => new Store<number | null>(null));
  const path = `/api/live/${encodeURIComponent(liveId)}`;

  // The wait counts from the answer: whoever opens the field later has waited already.
  const told = useCallback((said: Mine) => {
    setMine(said);
    if (said.waitMs > 0) readyAtMs.set((live.time.nowMs() ?? Date.now()) + said.waitMs);
  }, [live, readyAtMs]);

  useEffect(() => {
    if (isGreeted) return;
    const timer = setInterval(() => void session.greet(api), againMs);
    return () => clearInterval(timer);
  }, [api, session, isGreeted]);

  useEffect(() => {
    if (!isGreeted) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const visit = async () => {
      const options = { isUnbidden: true, signal: stop.signal };
      const result = await api.send("PUT", `${path}/visit`, undefined, readMine, options);
      if (stop.signal.aborted) return;
      if (result.ok) told(result.value);
      else if (result.failure.code !== 404) timer = setTimeout(visit, againMs);
    };
    void visit();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [api, path, isGreeted, told]);

  const refresh = useCallback(async () => {
    const result = await api.get(`${path}/mine`, readMine);
    if (result.ok) told(result.value);
  }, [api, path, told]);

  const isWaiting = mine !== null &&
    (mine.restriction !== null || mine.held.some(({ state }) => state === "held"));
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => !document.hidden && refresh(), staffMs);
    return () => clearInterval(timer);
  }, [isWaiting, refresh]);

  return useMemo(() => ({
    mine,
    readyAtMs,
    refresh,
    voted: (ballot) => setMine((before) => before && withBallot(before, ballot)),
    paid: (giftPointsLeft) => setMine((before) => before && { ...before, giftPointsLeft }),
  }), [mine, readyAtMs, refresh]);
}

function withBallot(mine: Mine, ballot: OwnBallot): Mine {
  const others = mine.ballots.filter(({ roundId }) => roundId !== ballot.roundId);
  return { ...mine, class: ballot.class, ballots: [...others, ballot] };
}
