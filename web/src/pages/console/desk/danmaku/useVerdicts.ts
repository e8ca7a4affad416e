import { useRef, useState } from "react";
import type { Result } from "../../../../lib/api.ts";
import { useAreaWords, useWords } from "../../../../lib/services.ts";
import { failureText } from "../../../../domain/words.ts";
import { newKey } from "../../../../lib/key.ts";
import { useDebateSend } from "../useDebateSend.ts";
import {
  cameBack,
  type Judged,
  nothingJudged,
  readVerdictResult,
  sentOut,
  stillOpen,
  type VerdictResult,
  type VerdictWord,
} from "./verdicts.ts";
import { moderationWords } from "./words.ts";

/** What the last act came to, and how it is taken back where it can be. */
export interface LastAct {
  text: string;
  isFailure: boolean;
  undo: (() => Promise<Result<unknown>>) | null;
}

/**
 * Verdicts on lines. Each goes out at once, several at a time: whoever works a queue off does not
 * wait for answers. A line leaves the list with its verdict, so that no key meets it twice, and comes
 * back with the reason when the verdict was not taken. What the newest act came to is kept, to be shown
 * where the acts are, and so is every failure.
 */
export function useVerdicts(liveId: string) {
  const own = useAreaWords(moderationWords);
  const words = useWords();
  const send = useDebateSend(liveId);
  const [last, setLast] = useState<LastAct | null>(null);
  // Apart: a line keeps its id when it goes from the one list to the other.
  const [judged, setJudged] = useState({ held: nothingJudged, shown: nothingJudged });
  const newest = useRef(judged); // two keys may come before the page is drawn again
  const acts = useRef({ begun: 0, told: 0 });

  function judge(list: keyof typeof judged, next: Judged): void {
    newest.current = { ...newest.current, [list]: next };
    setJudged(newest.current);
  }

  /** `act` counts the acts; one whose answer comes after a newer one's leaves that one's standing. */
  function told(
    result: Result<unknown>,
    text: string,
    undo: LastAct["undo"] = null,
    act = ++acts.current.begun,
  ): void {
    if (result.ok && act < acts.current.told) return;
    acts.current.told = Math.max(act, acts.current.told);
    setLast(
      result.ok
        ? { text, isFailure: false, undo }
        : { text: failureText(result.failure, words), isFailure: true, undo: null },
    );
  }

  async function decide(
    verdict: VerdictWord,
    on: { ids: readonly string[] } | { authorTag: string },
  ): Promise<Result<VerdictResult>> {
    const list = verdict === "remove" ? "shown" : "held";
    const ids = stillOpen(newest.current[list], "ids" in on ? on.ids : [on.authorTag]);
    if (ids.length === 0) return { ok: true, value: { done: [], skipped: [] } };
    const act = ++acts.current.begun;
    judge(list, sentOut(newest.current[list], ids));
    const body = { verdict, ...("ids" in on ? { ids } : on) };
    const result = await send(newKey(), "POST", "/danmaku/verdicts", body, readVerdictResult);
    const why = new Map(
      result.ok
        ? result.value.skipped.map(({ id, reason }) => [id, own.skipped[reason]] as const)
        : ids.map((id) => [id, failureText(result.failure, words)] as const),
    );
    // an author may go on talking: all of theirs can be removed again
    const back = "ids" in on ? [...why.keys()] : ids;
    judge(list, cameBack(newest.current[list], back, why));
    const count = result.ok ? result.value.done.length : 0;
    const say = { approve: own.didApprove, reject: own.didReject, remove: own.didRemove }[verdict];
    told(result, count === 0 ? own.nothingDone : say(String(count)), null, act);
    return result;
  }

  async function undo(): Promise<void> {
    if (!last?.undo) return;
    setLast({ ...last, undo: null });
    told(await last.undo(), own.undone);
  }

  return { decide, told, undo, last, judged };
}

export type Verdicts = ReturnType<typeof useVerdicts>;
