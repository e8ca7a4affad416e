import { type MadeScreen, readMadeScreen } from "../../../../domain/screen.ts";
import type { WholeDebate } from "../../../../domain/values.ts";
import { usePublicOrigin } from "../../../../lib/origin.ts";
import { useAreaWords, useServices } from "../../../../lib/services.ts";
import { useSubmit } from "../../../../lib/submit.ts";
import { ActResult } from "../../../../parts/ActResult.tsx";
import { Button } from "../../../../parts/Button.tsx";
import { Select } from "../../../../parts/Field.tsx";
import { useKept } from "../../kept.ts";
import { CopyField } from "./CopyField.tsx";
import { overlayAddress, type OverlayChoice, partNames, places } from "./overlay.ts";
import { toolWords } from "./words.ts";

const usual: OverlayChoice = { parts: new Set(["vote", "clock"]), place: "bottom" };

/** Makes the address of an overlay: what it shows, and where; for a rehearsal with a key of its own. */
export function OverlayLink({ debate, isOrganiser, screen, onScreen }: {
  debate: WholeDebate;
  isOrganiser: boolean;
  /** Whose key the address carries, where it has to; null until one is made. */
  screen: MadeScreen | null;
  onScreen: (screen: MadeScreen) => void;
}) {
  const own = useAreaWords(toolWords);
  const origin = usePublicOrigin();
  const [choice, setChoice] = useKept(`${debate.id} overlay`, usual);
  const needsKey = debate.rehearsal && screen === null;

  function show(part: typeof partNames[number], isShown: boolean): void {
    const parts = new Set(choice.parts);
    if (isShown) parts.add(part);
    else parts.delete(part);
    setChoice({ ...choice, parts });
  }

  return (
    <section className="desk-tool">
      <h3>{own.overlay}</h3>
      <p className="field-hint">{own.overlayHint}</p>
      <fieldset>
        <legend className="field-label">{own.overlayParts}</legend>
        <div className="desk-row">
          {partNames.map((part) => (
            <label key={part} className="desk-check">
              <input
                type="checkbox"
                checked={choice.parts.has(part)}
                onChange={(event) => show(part, event.target.checked)}
              />
              {own.overlayPart[part]}
            </label>
          ))}
        </div>
      </fieldset>
      <Select
        label={own.overlayPlace}
        value={choice.place}
        options={places.map((value) => ({ value, name: own.overlayPlaces[value] }))}
        onChange={(place) => setChoice({ ...choice, place })}
      />
      {debate.rehearsal && (
        <p className="field-hint">{isOrganiser ? own.overlayKeyHint : own.overlayKeyAsk}</p>
      )}
      {needsKey && isOrganiser && <NewKey liveId={debate.id} onMade={onScreen} />}
      {choice.parts.size > 0 && !needsKey && (
        <CopyField
          label={own.overlayLink}
          text={overlayAddress(origin, debate.id, choice, screen?.key ?? null)}
        />
      )}
    </section>
  );
}

/** An overlay reads a debate as a screen does: its key is a screen's, and is revoked like one. */
function NewKey({ liveId, onMade }: { liveId: string; onMade: (screen: MadeScreen) => void }) {
  const own = useAreaWords(toolWords);
  const { api } = useServices();
  const submit = useSubmit(() => {
    const body = { name: own.overlayKeyName };
    return api.send("POST", `/api/live/${liveId}/screens`, body, readMadeScreen, { isOnce: true });
  });

  async function make(): Promise<void> {
    const result = await submit.run();
    if (result?.ok) onMade(result.value);
  }

  return (
    <div>
      <Button icon="plus" isBusy={submit.isPending} onClick={make}>{own.overlayKeyMake}</Button>
      <ActResult of={submit} />
    </div>
  );
}
