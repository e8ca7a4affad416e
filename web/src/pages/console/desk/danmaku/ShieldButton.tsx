import type { Moderation } from "../../../../domain/values.ts";
import { useAreaWords } from "../../../../lib/services.ts";
import { useSubmit } from "../../../../lib/submit.ts";
import { ActResult } from "../../../../parts/ActResult.tsx";
import { Button } from "../../../../parts/Button.tsx";
import { useDebateSend } from "../useDebateSend.ts";
import { moderationWords } from "./words.ts";

/** One press against a flood, one press back: it asks nothing, for there is no time to. */
export function ShieldButton({ liveId, moderation }: { liveId: string; moderation: Moderation }) {
  const own = useAreaWords(moderationWords);
  const send = useDebateSend(liveId);
  const isUp = moderation.shield;
  const submit = useSubmit((key, on: boolean) => send(key, "PUT", "/moderation/shield", { on }));
  return (
    <>
      <ActResult of={submit} />
      <Button
        kind={isUp ? "danger" : "plain"}
        icon="shield"
        aria-pressed={isUp}
        aria-keyshortcuts="g"
        title={own.shieldHint}
        isBusy={submit.isPending}
        onClick={() => submit.run(!isUp)}
      >
        {isUp ? own.shieldUp : own.shield}
      </Button>
    </>
  );
}
