import { choiceText, chosen } from "../../domain/choice.ts";
import { fullCount } from "../../domain/formats.ts";
import { readReceiptState } from "../../domain/ownBallots.ts";
import { readResult } from "../../domain/result.ts";
import { voteWords } from "../../domain/voteWords.ts";
import { useLoad } from "../../lib/load.ts";
import { useAreaWords, useLanguage, useServices } from "../../lib/services.ts";
import { useSubmit } from "../../lib/submit.ts";
import { ActResult } from "../../parts/ActResult.tsx";
import { Button } from "../../parts/Button.tsx";
import { Icon } from "../../parts/Icon.tsx";
import { Recount } from "./Recount.tsx";
import { useRoom } from "./RoomContext.ts";
import { moreWords } from "./moreWords.ts";

/** How to check the result: the ledger for anyone, one's own receipts for oneself. */
export function Verify({ isOpen }: {
  /** Every round is revealed, so that the ledger is public. */
  isOpen: boolean;
}) {
  const more = useAreaWords(moreWords);
  const language = useLanguage();
  const { liveId, own: { mine } } = useRoom();
  const path = `/api/live/${encodeURIComponent(liveId)}`;
  const { value: result } = useLoad(`${path}/result`, readResult);
  const ticketsVoid = result?.ticketsVoid ?? 0;
  return (
    <section className="result-part">
      <h3>{more.verifyTitle}</h3>
      <p>{more.verifyText}</p>
      {isOpen
        ? (
          <div className="verify-ways">
            <Recount />
            <a
              className="button"
              href={`${path}/ledger?limit=500`}
              target="_blank"
              rel="noreferrer"
            >
              <Icon name="link" />
              {more.ledger}
            </a>
          </div>
        )
        : <p className="round-note">{more.ledgerLater}</p>}
      {ticketsVoid > 0 && (
        <p className="round-note">{more.ticketsVoid(fullCount(ticketsVoid, language))}</p>
      )}
      {mine?.ballots.map((ballot) => <Receipt key={ballot.receipt} ballot={ballot} />)}
    </section>
  );
}

type Ballot = NonNullable<ReturnType<typeof useRoom>["own"]["mine"]>["ballots"][number];

function Receipt({ ballot }: { ballot: Ballot }) {
  const { api } = useServices();
  const more = useAreaWords(moreWords);
  const words = useAreaWords(voteWords);
  const { liveId, rounds, labels } = useRoom();
  const round = rounds.find(({ id }) => id === ballot.roundId);
  const path = `/api/live/${encodeURIComponent(liveId)}/receipts/${ballot.receipt}`;
  const check = useSubmit((_key: string) => api.get(path, readReceiptState));
  return (
    <div className="receipt">
      <p>
        {round && words.kind[round.kind]} · {choiceText(chosen(ballot), words, labels)} ·{" "}
        <code>{ballot.receipt}</code>
      </p>
      <Button isBusy={check.isPending} onClick={() => check.run()}>{more.checkReceipt}</Button>
      <ActResult of={check} done={check.value && more.receiptState[check.value]} />
    </div>
  );
}
