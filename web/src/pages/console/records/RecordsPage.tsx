import { readResult } from "../../../domain/result.ts";
import { useLoad } from "../../../lib/load.ts";
import { useAreaWords } from "../../../lib/services.ts";
import { LoadedPart } from "../../../parts/LoadedPart.tsx";
import type { SectionProps } from "../SectionPage.tsx";
import { LedgerPanel } from "./LedgerPanel.tsx";
import { ReceiptPanel } from "./ReceiptPanel.tsx";
import { ResultTable } from "./ResultTable.tsx";
import { recordsWords } from "./words.ts";

/** What the votes say, and the proof that they do. */
export function RecordsPage({ debate }: SectionProps) {
  const own = useAreaWords(recordsWords);
  const loaded = useLoad(`/api/live/${debate.id}/result`, readResult);
  return (
    <div className="panels">
      <section className="panel">
        <h2>{own.result}</h2>
        <p className="soft">{own.resultLead}</p>
        <LoadedPart
          of={loaded}
          isEmpty={({ rounds }) => rounds.length === 0}
          empty={<p>{own.noRounds}</p>}
        >
          {(result) => <ResultTable debate={debate} result={result} />}
        </LoadedPart>
      </section>
      <div className="panels panels-two">
        <LedgerPanel liveId={debate.id} />
        <ReceiptPanel liveId={debate.id} />
      </div>
    </div>
  );
}
