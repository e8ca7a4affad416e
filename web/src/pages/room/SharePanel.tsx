import { useAreaWords } from "../../lib/services.ts";
import { CopyButton } from "../../parts/CopyButton.tsx";
import { QrCode } from "../../parts/QrCode.tsx";
import { useRoom } from "./RoomContext.ts";
import { roomWords } from "./words.ts";

/** The address of this page as a code for cameras and as a link. */
export function SharePanel() {
  const own = useAreaWords(roomWords);
  const { address } = useRoom();
  return (
    <div className="share">
      <QrCode text={address} label={own.shareCode} />
      <p className="dialog-text">{own.shareText}</p>
      <CopyButton text={address} label={own.shareLink} />
    </div>
  );
}
