import { fullCount } from "../../domain/formats.ts";
import { type DebateResult, readResult } from "../../domain/result.ts";
import { voteWords } from "../../domain/voteWords.ts";
import { readLedgerPage, type Recount as Counted, Recounter } from "../../ledger/ledger.ts";
import type { Api } from "../../lib/api.ts";
import type { Result } from "../../lib/envelope.ts";
import { useAreaWords, useLanguage, useServices } from "../../lib/services.ts";
import { useSubmit } from "../../lib/submit.ts";
import { ActResult } from "../../parts/ActResult.tsx";
import { Button } from "../../parts/Button.tsx";
import { Icon } from "../../parts/Icon.tsx";
import { useRoom } from "./RoomContext.ts";
import { roomWords } from "./words.ts";

/** Fetches the whole ledger and counts every ballot again, here in the browser. */
export function Recount() {
  const { api } = useServices();
  const own = useAreaWords(roomWords);
  const { liveId } = useRoom();
  const count = useSubmit((_key: string) => countAgain(api, liveId));
  return (
    <div className="recount">
      <Button kind="main" icon="check" isBusy={count.isPending} onClick={() => count.run()}>
        {own.recount}
      </Button>
      <ActResult of={count} />
      {count.value && <Outcome of={count.value} />}
    </div>
  );
}

function Outcome({ of }: { of: Counted }) {
  const own = useAreaWords(roomWords);
  const words = useAreaWords(voteWords);
  const language = useLanguage();
  if (!of.isWhole) {
    return (
      <p className="recount-bad" role="alert">
        <Icon name="warning" />
        {of.fault === "tally"
          ? own.recountDiffers(words.kind[of.kind])
          : own.recountBroken(String(of.ordinal))}
      </p>
    );
  }
  return (
    <p className="recount-good" role="status">
      <Icon name="check" />
      <span>
        {own.recountWhole(fullCount(of.rows, language), fullCount(of.ballots, language))}
        <br />
        <small>
          {own.recountHash} <code>{of.hash}</code>
        </small>
      </span>
    </p>
  );
}

async function countAgain(api: Api, liveId: string): Promise<Result<Counted>> {
  const path = `/api/live/${encodeURIComponent(liveId)}`;
  const result = await api.get(`${path}/result`, readResult);
  if (!result.ok) return result;
  let counter: Recounter | null = null;
  for (let since = 0;;) {
    const page = await api.get(`${path}/ledger?limit=500&since=${since}`, readLedgerPage);
    if (!page.ok) return page;
    counter ??= new Recounter(page.value.genesis);
    const ordinal = counter.take(page.value.records);
    if (ordinal !== null) return { ok: true, value: { isWhole: false, fault: "row", ordinal } };
    if (!page.value.more) {
      return { ok: true, value: counter.finish(page.value.head, shownCounts(result.value)) };
    }
    since = page.value.next;
  }
}

function shownCounts({ rounds }: DebateResult) {
  return rounds.flatMap(({ round, byClass }) =>
    byClass ? [{ roundId: round.id, kind: round.kind, byClass }] : []
  );
}
