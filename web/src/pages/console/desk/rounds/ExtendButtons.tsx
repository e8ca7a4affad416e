import type { Round } from "../../../../domain/values.ts";
import { useAreaWords } from "../../../../lib/services.ts";
import { useSubmit } from "../../../../lib/submit.ts";
import { ActResult } from "../../../../parts/ActResult.tsx";
import { Button } from "../../../../parts/Button.tsx";
import { useDebateSend } from "../useDebateSend.ts";
import { roundWords } from "./words.ts";

const minutes = [1, 3];

/** Gives an open round more time; one that is closed by hand needs none. */
export function ExtendButtons({ liveId, round }: { liveId: string; round: Round }) {
  const own = useAreaWords(roundWords);
  const send = useDebateSend(liveId);
  const { id, revision, closesAtMs } = round;
  const submit = useSubmit((key, closesAtMs: number) =>
    send(key, "PATCH", `/rounds/${id}`, { revision, closesAtMs })
  );
  if (closesAtMs === null) return null;
  return (
    <>
      {minutes.map((count) => (
        <Button
          key={count}
          icon="plus"
          isBusy={submit.isPending}
          onClick={() => submit.run(closesAtMs + count * 60_000)}
        >
          {own.extend(own.minutes(String(count)))}
        </Button>
      ))}
      <ActResult of={submit} done={own.extended} />
    </>
  );
}
