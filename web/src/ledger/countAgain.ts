import { type DebateResult, readResult } from "../domain/result.ts";
import type { Api, Result } from "../lib/api.ts";
import { readLedgerPage, type Recount, Recounter } from "./ledger.ts";

const rowsAtOnce = 500;

/**
 * Reads the whole ledger of a debate and its result, and holds one against the other.
 * @param onProgress told after each page: rows that fit, of all.
 */
export async function countAgain(
  api: Pick<Api, "get">,
  liveId: string,
  onProgress?: (done: number, all: number) => void,
): Promise<Result<Recount>> {
  const path = `/api/live/${encodeURIComponent(liveId)}`;
  const result = await api.get(`${path}/result`, readResult);
  if (!result.ok) return result;
  let counter: Recounter | null = null;
  for (let since = 0;;) {
    const page = await api.get(`${path}/ledger?limit=${rowsAtOnce}&since=${since}`, readLedgerPage);
    if (!page.ok) return page;
    const { records, genesis, head, more, next } = page.value;
    counter ??= new Recounter(genesis);
    const ordinal = counter.take(records);
    if (ordinal !== null) return { ok: true, value: { isWhole: false, fault: "row", ordinal } };
    onProgress?.(next, head.rows);
    if (!more) return { ok: true, value: counter.finish(head, shownCounts(result.value)) };
    since = next;
  }
}

function shownCounts({ rounds }: DebateResult) {
  return rounds.flatMap(({ round, byClass }) =>
    byClass ? [{ roundId: round.id, kind: round.kind, byClass }] : []
  );
}
