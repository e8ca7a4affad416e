import { useState } from "react";
import { usePublicOrigin } from "../../../../lib/origin.ts";
import { useAreaWords } from "../../../../lib/services.ts";
import { Select } from "../../../../parts/Field.tsx";
import { CopyField } from "./CopyField.tsx";
import { overlayAddress, type OverlayChoice, partNames, places } from "./overlay.ts";
import { toolWords } from "./words.ts";

/** Makes the address of an overlay: what it shows, and where. */
export function OverlayLink({ liveId }: { liveId: string }) {
  const own = useAreaWords(toolWords);
  const origin = usePublicOrigin();
  const [choice, setChoice] = useState<OverlayChoice>({
    parts: new Set(["vote", "clock"]),
    place: "bottom",
  });

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
      {choice.parts.size > 0 && (
        <CopyField label={own.overlayLink} text={overlayAddress(origin, liveId, choice)} />
      )}
    </section>
  );
}
