import { useState } from "react";
import { useAreaWords } from "../../lib/services.ts";
import { Dialog } from "../../parts/Dialog.tsx";
import { Icon } from "../../parts/Icon.tsx";
import { lazyArea } from "../../parts/lazyArea.tsx";
import { roomWords } from "./words.ts";

const GiftTray = lazyArea(() => import("./moreArea.ts").then((more) => more.GiftTray));

/** Opens the tray of gifts, which loads when it is first wanted. */
export function GiftButton() {
  const own = useAreaWords(roomWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="dock-button"
        aria-haspopup="dialog"
        aria-label={own.gift}
        title={own.gift}
        onClick={() => setOpen(true)}
      >
        <Icon name="gift" />
      </button>
      {isOpen && (
        <Dialog title={own.giftTitle} onClose={() => setOpen(false)}>
          <GiftTray />
        </Dialog>
      )}
    </>
  );
}
