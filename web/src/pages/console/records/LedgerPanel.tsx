import { useState } from "react";
import { fullCount } from "../../../domain/formats.ts";
import { voteWords } from "../../../domain/voteWords.ts";
import { countAgain } from "../../../ledger/countAgain.ts";
import { useAreaWords, useLanguage, useServices } from "../../../lib/services.ts";
import { useSubmit } from "../../../lib/submit.ts";
import { ActResult } from "../../../parts/ActResult.tsx";
import { Button } from "../../../parts/Button.tsx";
import { CopyButton } from "../../../parts/CopyButton.tsx";
import { recordsWords } from "./words.ts";

/** Proves the result in the reader's own browser: every hash taken anew, every ballot counted anew. */
export function LedgerPanel({ liveId }: { liveId: string }) {
  const { api } = useServices();
  const own = useAreaWords(recordsWords);
  const vote = useAreaWords(voteWords);
  const language = useLanguage();
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const check = useSubmit((_key: string) =>
    countAgain(api, liveId, (done, all) => setProgress({ done, all }))
  );
  const say = (count: number) => fullCount(count, language);
  const { value } = check;
  return (
    <section className="panel">
      <h2>{own.ledger}</h2>
      <p className="soft">{own.ledgerLead}</p>
      <div className="form-acts">
        <Button
          kind="main"
          icon="shield"
          isBusy={check.isPending}
          onClick={() => {
            setProgress(null);
            check.run();
          }}
        >
          {value ? own.again : own.check}
        </Button>
        {check.isPending && progress && (
          <span className="number">{own.progress(say(progress.done), say(progress.all))}</span>
        )}
        <ActResult
          of={check}
          done={value?.isWhole && own.good(say(value.rows), say(value.ballots))}
        />
      </div>
      {value && !value.isWhole && (
        <p className="field-error" role="alert">
          <strong>{own.bad}</strong> {value.fault === "tally"
            ? own.flaw.tally(vote.kind[value.kind])
            : own.flaw[value.fault](say(value.ordinal))}
        </p>
      )}
      {value?.isWhole && (
        <div className="field">
          <span className="field-label" aria-hidden="true">{own.head}</span>
          <CopyButton label={own.head} text={value.hash} />
          <p className="field-hint">{own.headHint}</p>
        </div>
      )}
    </section>
  );
}
