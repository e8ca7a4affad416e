import { type FormEvent, useState } from "react";
import type { Round } from "../../../../domain/values.ts";
import { voteWords } from "../../../../domain/voteWords.ts";
import { useAreaWords, useServices, useWords } from "../../../../lib/services.ts";
import { useSubmit } from "../../../../lib/submit.ts";
import { ActResult } from "../../../../parts/ActResult.tsx";
import { Button } from "../../../../parts/Button.tsx";
import { Select, TextField } from "../../../../parts/Field.tsx";
import { FormDialog } from "../../../../parts/FormDialog.tsx";
import { useDebateSend } from "../useDebateSend.ts";
import { roundWords } from "./words.ts";

interface Props {
  liveId: string;
  round: Round;
  shortcut?: string;
  isDisabled: boolean;
}

type Window = "hand" | "plan" | "60" | "180" | "300" | "600" | "own";

/** Opens a planned round, until a time or until somebody closes it. */
export function OpenButton(props: Props) {
  const own = useAreaWords(roundWords);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        kind="main"
        icon="vote"
        disabled={props.isDisabled}
        aria-keyshortcuts={props.shortcut}
        onClick={() => setAsking(true)}
      >
        {own.open}
      </Button>
      {isAsking && <OpenWindow {...props} onClose={() => setAsking(false)} />}
    </>
  );
}

function OpenWindow({ liveId, round, onClose }: Props & { onClose: () => void }) {
  const own = useAreaWords(roundWords);
  const votes = useAreaWords(voteWords);
  const words = useWords();
  const send = useDebateSend(liveId);
  const { time } = useServices().live;
  const isPlanned = round.closesAtMs !== null && round.closesAtMs > (time.nowMs() ?? 0);
  const [until, setUntil] = useState<Window>(isPlanned ? "plan" : "hand");
  const [seconds, setSeconds] = useState("90");
  const submit = useSubmit((key, body: { seconds?: number }) =>
    send(key, "POST", `/rounds/${round.id}/open`, body)
  );
  // A planned end holds where nothing is said: closing by hand is then closing early.
  const windows: Window[] = [isPlanned ? "plan" : "hand", "60", "180", "300", "600", "own"];

  async function go(event: FormEvent): Promise<void> {
    event.preventDefault();
    const isByHand = until === "hand" || until === "plan";
    const body = isByHand ? {} : { seconds: Number(until === "own" ? seconds : until) };
    const result = await submit.run(body);
    if (result?.ok) onClose();
  }

  return (
    <FormDialog title={own.openQuestion(votes.kind[round.kind])} onClose={onClose}>
      <form className="form" onSubmit={go}>
        <div className="dialog-text">
          <p>{own.openText}</p>
          <p>{own.openShows(votes.reveal[round.reveal])}</p>
        </div>
        <Select
          label={own.window}
          value={until}
          options={windows.map((value) => ({ value, name: own.windows[value] }))}
          onChange={setUntil}
        />
        {until === "own" && (
          <TextField
            label={own.ownSeconds}
            type="number"
            required
            value={seconds}
            reason={submit.fieldReason("seconds")}
            onChange={setSeconds}
          />
        )}
        <ActResult of={submit} fields={until === "own" ? ["seconds"] : []} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" kind="main" isBusy={submit.isPending}>{own.open}</Button>
        </div>
      </form>
    </FormDialog>
  );
}
