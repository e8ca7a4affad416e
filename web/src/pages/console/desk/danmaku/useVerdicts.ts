import { useState } from "react";
import type { Result } from "../../../../lib/api.ts";
import { useAreaWords, useWords } from "../../../../lib/services.ts";
import { failureText } from "../../../../domain/words.ts";
import { newKey } from "../../../../lib/key.ts";
import { useDebateSend } from "../useDebateSend.ts";
import { readDone, type VerdictWord } from "./verdicts.ts";
import { moderationWords } from "./words.ts";

/** What the last act came to, and how it is taken back where it can be. */
export interface LastAct {
  text: string;
  isFailure: boolean;
  undo: (() => Promise<Result<unknown>>) | null;
}

/**
 * Verdicts on lines. Each goes out at once, several at a time: whoever works a queue off does not
 * wait for answers. The newest result is kept, to be shown where the acts are.
 */
export function useVerdicts(liveId: string) {
  const own = useAreaWords(moderationWords);
  const words = useWords();
  const send = useDebateSend(liveId);
  const [last, setLast] = useState<LastAct | null>(null);

  function told(result: Result<unknown>, text: string, undo: LastAct["undo"] = null): void {
    setLast(
      result.ok
        ? { text, isFailure: false, undo }
        : { text: failureText(result.failure, words), isFailure: true, undo: null },
    );
  }

  async function decide(
    verdict: VerdictWord,
    on: { ids: readonly string[] } | { authorTag: string },
  ): Promise<Result<string[]>> {
    const result = await send(newKey(), "POST", "/danmaku/verdicts", { verdict, ...on }, readDone);
    const count = result.ok ? result.value.length : 0;
    const say = { approve: own.didApprove, reject: own.didReject, remove: own.didRemove }[verdict];
    told(result, count === 0 ? own.nothingDone : say(String(count)));
    return result;
  }

  async function undo(): Promise<void> {
    if (!last?.undo) return;
    setLast({ ...last, undo: null });
    told(await last.undo(), own.undone);
  }

  return { decide, told, undo, last };
}

export type Verdicts = ReturnType<typeof useVerdicts>;
