import type { FormEvent } from "react";
import { instant } from "../../../../domain/formats.ts";
import { useLoad } from "../../../../lib/load.ts";
import { usePublicOrigin } from "../../../../lib/origin.ts";
import { isObject, listOf, whole } from "../../../../lib/read.ts";
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

interface Screen {
  id: string;
  name: string;
  seenAtMs: number | null;
}

const readScreens = listOf((data): Screen | null => {
  if (!isObject(data) || typeof data.id !== "string" || typeof data.name !== "string") return null;
  return { id: data.id, name: data.name, seenAtMs: whole(data.seenAtMs) };
});

function readLink(data: unknown): string | null {
  return isObject(data) && typeof data.link === "string" ? data.link : null;
}

/** The screens of the hall: a link for another one, which is shown this once, and those there are. */
export function ScreenLinks({ liveId }: { liveId: string }) {
  const own = useAreaWords(toolWords);
  const language = useLanguage();
  const send = useDebateSend(liveId);
  const loaded = useLoad(`/api/live/${liveId}/screens`, readScreens);
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
                  onDone={loaded.retry}
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
    api.send("POST", `/api/live/${liveId}/screens`, { name }, readLink, { isOnce: true })
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
        <CopyField label={own.screenLink} text={`${origin}${submit.value}`} />
      )}
    </form>
  );
}
