import { useState } from "react";
import type { MadeScreen } from "../../../../domain/screen.ts";
import type { WholeDebate } from "../../../../domain/values.ts";
import { usePublicOrigin } from "../../../../lib/origin.ts";
import { useAreaWords } from "../../../../lib/services.ts";
import { useKept } from "../../kept.ts";
import { CopyField } from "./CopyField.tsx";
import { OverlayLink } from "./OverlayLink.tsx";
import { ScreenLinks } from "./ScreenLinks.tsx";
import { toolWords } from "./words.ts";

/** Where the audience, the hall and the broadcast find this debate. */
export function LinksTab({ debate, isOrganiser }: { debate: WholeDebate; isOrganiser: boolean }) {
  const own = useAreaWords(toolWords);
  const origin = usePublicOrigin();
  const [overlay, setOverlay] = useKept<MadeScreen | null>(`${debate.id} overlayKey`, null);
  const [makings, setMakings] = useState(0);
  return (
    <div className="form">
      <CopyField label={own.debateLink} text={`${origin}/debate/${debate.id}`} />
      {debate.rehearsal && <p className="field-hint">{own.rehearsalLink}</p>}
      {debate.roomId !== null && (
        <CopyField label={own.roomLink} text={`${origin}/room/${debate.roomId}`} />
      )}
      {isOrganiser && (
        <ScreenLinks
          liveId={debate.id}
          makings={makings}
          onRevoked={(id) => {
            if (id === overlay?.id) setOverlay(null);
          }}
        />
      )}
      <OverlayLink
        debate={debate}
        isOrganiser={isOrganiser}
        screen={overlay}
        onScreen={(made) => {
          setOverlay(made);
          setMakings(makings + 1);
        }}
      />
    </div>
  );
}
