import { usePublicOrigin } from "../../lib/origin.ts";
import { useAreaWords } from "../../lib/services.ts";
import { CopyButton } from "../../parts/CopyButton.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { QrCode } from "../../parts/QrCode.tsx";
import { useRoom } from "./RoomContext.ts";
import { moreWords } from "./moreWords.ts";

/** The address of this page as a code for cameras and as a link. */
export function ShareWindow({ onClose }: { onClose: () => void }) {
  const more = useAreaWords(moreWords);
  const address = usePublicOrigin() + useRoom().path;
  return (
    <Dialog title={more.shareTitle} onClose={onClose}>
      <div className="share">
        <QrCode text={address} label={more.shareCode} />
        <p className="dialog-text">{more.shareText}</p>
        <CopyButton text={address} label={more.shareLink} />
      </div>
    </Dialog>
  );
}
