import { usePublicOrigin } from "../../../lib/origin.ts";
import { useAreaWords } from "../../../lib/services.ts";
import { CopyButton } from "../../../parts/CopyButton.tsx";
import { QrCode } from "../../../parts/QrCode.tsx";
import { Secret } from "../Secret.tsx";
import type { Invitation } from "./StaffPage.tsx";
import { staffWords } from "./words.ts";

/** An invitation to be sent, or read off the page by a camera. */
export function InvitationLink({ invitation: { name, link }, onClose }: {
  invitation: Invitation;
  onClose: () => void;
}) {
  const own = useAreaWords(staffWords);
  const address = usePublicOrigin() + link;
  return (
    <Secret name={own.linkMade(name)} onClose={onClose}>
      <CopyButton label={own.link} text={address} />
      <div className="invitation-qr">
        <QrCode text={address} label={own.qr} />
      </div>
    </Secret>
  );
}
