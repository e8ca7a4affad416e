import { useAreaWords } from "../../lib/services.ts";
import { Dialog } from "../../parts/Dialog.tsx";
import { GiftTray } from "./GiftTray.tsx";
import { moreWords } from "./moreWords.ts";

/** The tray of gifts over the page. */
export function GiftWindow({ onClose }: { onClose: () => void }) {
  const more = useAreaWords(moreWords);
  return (
    <Dialog title={more.giftTitle} onClose={onClose}>
      <GiftTray />
    </Dialog>
  );
}
