import type { Api, Result } from "../../../lib/api.ts";
import { type Flaw, LedgerCheck, readLedgerPage } from "../../../domain/ledger.ts";
import { readResult } from "../../../domain/result.ts";

/** What the check came to. */
export interface Checked {
  rows: number;
  ballots: number;
  /** Of the last row. */
  hash: string;
  flaw: Flaw | null;
}

const rowsAtOnce = 500;

/** Reads the whole ledger of a debate and its result, and checks one by the other. */
export async function checkLedger(
  api: Pick<Api, "get">,
  liveId: string,
  onProgress: (done: number, all: number) => void,
): Promise<Result<Checked>> {
  const result = await api.get(`/api/live/${liveId}/result`, readResult);
  if (!result.ok) return result;
  let check: LedgerCheck | null = null;
  for (let since = 0;;) {
    const path = `/api/live/${liveId}/ledger?since=${since}&limit=${rowsAtOnce}`;
    const page = await api.get(path, readLedgerPage);
    if (!page.ok) return page;
    const { records, genesis, head, more, next } = page.value;
    check ??= new LedgerCheck(genesis);
    const sum = (flaw: Flaw | null): Result<Checked> => {
      const { rows = 0, ballots = 0 } = check ?? {};
      return { ok: true, value: { rows, ballots, hash: head.hash, flaw } };
    };
    for (const row of records) {
      const flaw = check.take(row);
      if (flaw) return sum(flaw);
    }
    onProgress(check.rows, head.rows);
    if (!more) return sum(check.finish(head, result.value));
    since = next;
  }
}
