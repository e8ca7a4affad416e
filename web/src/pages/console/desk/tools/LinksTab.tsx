import { useState } from "react";
import type { WholeDebate } from "../../../../domain/values.ts";
import { useAreaWords } from "../../../../lib/services.ts";
import { CopyField } from "./CopyField.tsx";
import { overlayAddress, type OverlayPart, overlayParts } from "./overlay.ts";
import { ScreenLinks } from "./ScreenLinks.tsx";
import { toolWords } from "./words.ts";

/** Where the audience, the hall and the broadcast find this debate. */
export function LinksTab({ debate, isOrganiser }: { debate: WholeDebate; isOrganiser: boolean }) {
  const own = useAreaWords(toolWords);
  const { origin } = location;
  return (
    <div className="form">
      <CopyField label={own.debateLink} text={`${origin}/debate/${debate.id}`} />
      {debate.roomId !== null && (
        <CopyField label={own.roomLink} text={`${origin}/room/${debate.roomId}`} />
      )}
      {isOrganiser && <ScreenLinks liveId={debate.id} />}
      <Overlay liveId={debate.id} />
    </div>
  );
}

function Overlay({ liveId }: { liveId: string }) {
  const own = useAreaWords(toolWords);
  const [parts, setParts] = useState<ReadonlySet<OverlayPart>>(new Set(["vote", "danmaku"]));

  function show(part: OverlayPart, isShown: boolean): void {
    const next = new Set(parts);
    if (isShown) next.add(part);
    else next.delete(part);
    setParts(next);
  }

  return (
    <section className="desk-tool">
      <h3>{own.overlay}</h3>
      <p className="field-hint">{own.overlayHint}</p>
      <fieldset>
        <legend className="field-label">{own.overlayParts}</legend>
        <div className="desk-row">
          {overlayParts.map((part) => (
            <label key={part} className="desk-check">
              <input
                type="checkbox"
                checked={parts.has(part)}
                onChange={(event) => show(part, event.target.checked)}
              />
              {own.overlayPart[part]}
            </label>
          ))}
        </div>
      </fieldset>
      <CopyField label={own.overlayLink} text={overlayAddress(location.origin, liveId, parts)} />
    </section>
  );
}
