import { useState } from "react";
import { useAreaWords } from "../../lib/services.ts";
import { Icon } from "../../parts/Icon.tsx";
import { lazyWindow } from "../../parts/lazyArea.tsx";
import { roomWords } from "./words.ts";

const GiftWindow = lazyWindow(() => import("./moreArea.ts").then((more) => more.GiftWindow));

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
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="gift" />
      </button>
      {isOpen && <GiftWindow onClose={() => setOpen(false)} />}
    </>
  );
}
