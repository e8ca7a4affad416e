import type { WholeDebate } from "../../../../domain/values.ts";
import { useAreaWords } from "../../../../lib/services.ts";
import { CopyField } from "./CopyField.tsx";
import { OverlayLink } from "./OverlayLink.tsx";
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
      <OverlayLink liveId={debate.id} />
    </div>
  );
}
