import { fullCount } from "../../domain/formats.ts";
import { voteWords } from "../../domain/voteWords.ts";
import { countAgain } from "../../ledger/countAgain.ts";
import type { Recount as Counted } from "../../ledger/ledger.ts";
import { useAreaWords, useLanguage, useServices } from "../../lib/services.ts";
import { useSubmit } from "../../lib/submit.ts";
import { ActResult } from "../../parts/ActResult.tsx";
import { Button } from "../../parts/Button.tsx";
import { Icon } from "../../parts/Icon.tsx";
import { useRoom } from "./RoomContext.ts";
import { moreWords } from "./moreWords.ts";

/** Fetches the whole ledger and counts every ballot again, here in the browser. */
export function Recount() {
  const { api } = useServices();
  const more = useAreaWords(moreWords);
  const { liveId } = useRoom();
  const count = useSubmit((_key: string) => countAgain(api, liveId));
  return (
    <div className="recount">
      <Button kind="main" icon="check" isBusy={count.isPending} onClick={() => count.run()}>
        {more.recount}
      </Button>
      <ActResult of={count} />
      {count.value && <Outcome of={count.value} />}
    </div>
  );
}

function Outcome({ of }: { of: Counted }) {
  const more = useAreaWords(moreWords);
  const words = useAreaWords(voteWords);
  const language = useLanguage();
  if (!of.isWhole) {
    return (
      <p className="recount-bad" role="alert">
        <Icon name="warning" />
        {of.fault === "tally"
          ? more.recountDiffers(words.kind[of.kind])
          : more.recountBroken(String(of.ordinal))}
      </p>
    );
  }
  return (
    <p className="recount-good" role="status">
      <Icon name="check" />
      <span>
        {more.recountWhole(fullCount(of.rows, language), fullCount(of.ballots, language))}
        <br />
        <small>
          {more.recountHash} <code>{of.hash}</code>
        </small>
      </span>
    </p>
  );
}
