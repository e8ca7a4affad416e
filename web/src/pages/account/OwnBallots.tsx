import { useState } from "react";
import { instant } from "../../domain/formats.ts";
import { type OwnBallotOf, readOwnBallots, readReceiptState } from "../../domain/ownBallots.ts";
import { useLoad } from "../../lib/load.ts";
import { useAreaWords, useLanguage, useServices } from "../../lib/services.ts";
import { useSubmit } from "../../lib/submit.ts";
import { ActResult } from "../../parts/ActResult.tsx";
import { Button } from "../../parts/Button.tsx";
import { Link } from "../../parts/Link.tsx";
import { LoadedPart } from "../../parts/LoadedPart.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Pager } from "../../parts/Pager.tsx";
import { type Column, Table } from "../../parts/Table.tsx";
import { accountWords } from "./words.ts";

/** One's ballots that count, with their receipts. */
export function OwnBallots() {
  const own = useAreaWords(accountWords);
  const language = useLanguage();
  const [page, setPage] = useState(1);
  const loaded = useLoad(`/api/user/ballots?page=${page}&size=10`, readOwnBallots, true);
  const columns: Column<OwnBallotOf>[] = [
    {
      id: "debate",
      name: own.debate,
      cell: (ballot) => <Link to={`/debate/${ballot.liveId}`}>{ballot.title}</Link>,
    },
    { id: "choice", name: own.choice, cell: (ballot) => <Points ballot={ballot} /> },
    { id: "by", name: own.by, cell: (ballot) => own.class[ballot.class] },
    { id: "when", name: own.when, cell: (ballot) => instant(ballot.atMs, language, Date.now()) },
    { id: "receipt", name: own.receipt, cell: (ballot) => <Receipt ballot={ballot} /> },
  ];
  return (
    <section className="panel">
      <h2>{own.ballots}</h2>
      <LoadedPart
        of={loaded}
        isEmpty={({ total }) => total === 0}
        empty={<Notice icon="vote" title={own.noBallotsTitle} text={own.noBallotsText} />}
      >
        {({ records, pages }) => (
          <>
            <p className="soft">{own.ballotsHint}</p>
            <Table
              caption={own.ballots}
              columns={columns}
              rows={records}
              rowKey={({ receipt }) => receipt}
              isBusy={loaded.state === "loading"}
            />
            <Pager page={page} pages={pages} onPage={setPage} />
          </>
        )}
      </LoadedPart>
    </section>
  );
}

function Points({ ballot: { affirmativePoints } }: { ballot: OwnBallotOf }) {
  const own = useAreaWords(accountWords);
  if (affirmativePoints === null) return <>{own.undecided}</>;
  if (affirmativePoints === 100) return <>{own.allAffirmative}</>;
  if (affirmativePoints === 0) return <>{own.allNegative}</>;
  return <>{own.points(String(affirmativePoints), String(100 - affirmativePoints))}</>;
}

function Receipt({ ballot: { liveId, receipt } }: { ballot: OwnBallotOf }) {
  const { api } = useServices();
  const own = useAreaWords(accountWords);
  const path = `/api/live/${liveId}/receipts/${encodeURIComponent(receipt)}`;
  const check = useSubmit((_key: string) => api.get(path, readReceiptState));
  return (
    <span className="ballot-check">
      <span className="ballot-receipt">{receipt}</span>
      <Button kind="quiet" isBusy={check.isPending} onClick={() => check.run()}>{own.check}</Button>
      <ActResult of={check} done={check.value && own.receiptState[check.value]} />
    </span>
  );
}
