import { type FormEvent, useEffect } from "react";
import { instant } from "../../../../domain/formats.ts";
import { readMadeScreen, readScreens } from "../../../../domain/screen.ts";
import { useLoad } from "../../../../lib/load.ts";
import { usePublicOrigin } from "../../../../lib/origin.ts";
import { useAreaWords, useLanguage, useServices } from "../../../../lib/services.ts";
import { useSubmit } from "../../../../lib/submit.ts";
import { ActResult } from "../../../../parts/ActResult.tsx";
import { Button } from "../../../../parts/Button.tsx";
import { ConfirmButton } from "../../../../parts/ConfirmButton.tsx";
import { TextField } from "../../../../parts/Field.tsx";
import { LoadedPart } from "../../../../parts/LoadedPart.tsx";
import { useKept } from "../../kept.ts";
import { useDebateSend } from "../useDebateSend.ts";
import { CopyField } from "./CopyField.tsx";
import { toolWords } from "./words.ts";

/** The screens of the hall: a link for another one, which is shown this once, and those there are. */
export function ScreenLinks({ liveId, makings = 0, onRevoked }: {
  liveId: string;
  /** Grows when one was made elsewhere. */
  makings?: number;
  onRevoked?: (id: string) => void;
}) {
  const own = useAreaWords(toolWords);
  const language = useLanguage();
  const send = useDebateSend(liveId);
  const loaded = useLoad(`/api/live/${liveId}/screens`, readScreens);
  const { refresh } = loaded;
  useEffect(() => {
    if (makings > 0) refresh();
  }, [makings, refresh]);
  return (
    <section className="desk-tool">
      <h3>{own.screens}</h3>
      <p className="field-hint">{own.screensHint}</p>
      <NewScreen liveId={liveId} onMade={loaded.retry} />
      <LoadedPart of={loaded}>
        {(screens) => (
          <ul className="desk-screens">
            {screens.map(({ id, name, seenAtMs }) => (
              <li key={id}>
                <bdi>{name}</bdi>
                <span className="field-hint">
                  {seenAtMs === null
                    ? own.screenUnused
                    : own.screenSeen(instant(seenAtMs, language, Date.now()))}
                </span>
                <ConfirmButton
                  name={own.screenRevoke}
                  kind="quiet"
                  icon="bin"
                  question={own.screenRevokeQuestion(name)}
                  consequence={own.screenRevokeText}
                  confirm={own.screenRevoke}
                  act={(key) => send(key, "DELETE", `/screens/${id}`)}
                  onDone={() => {
                    loaded.retry();
                    onRevoked?.(id);
                  }}
                />
              </li>
            ))}
          </ul>
        )}
      </LoadedPart>
    </section>
  );
}

function NewScreen({ liveId, onMade }: { liveId: string; onMade: () => void }) {
  const own = useAreaWords(toolWords);
  const origin = usePublicOrigin();
  const { api } = useServices();
  const [name, setName] = useKept(`${liveId} screenName`, own.screenUsual);
  const submit = useSubmit((_key, name: string) =>
    api.send("POST", `/api/live/${liveId}/screens`, { name }, readMadeScreen, { isOnce: true })
  );

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await submit.run(name);
    if (result?.ok) onMade();
  }

  return (
    <form className="form" onSubmit={make}>
      <div className="desk-number">
        <TextField
          label={own.screenName}
          value={name}
          reason={submit.fieldReason("name")}
          onChange={setName}
        />
        <Button type="submit" icon="plus" isBusy={submit.isPending}>{own.screenMake}</Button>
      </div>
      <ActResult of={submit} fields={["name"]} />
      {submit.value !== null && (
        <CopyField label={own.screenLink} text={`${origin}${submit.value.link}`} />
      )}
    </form>
  );
}
