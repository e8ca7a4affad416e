import { useState } from "react";
import { useAreaWords } from "../../lib/services.ts";
import { Button } from "../../parts/Button.tsx";
import { lazyWindow } from "../../parts/lazyArea.tsx";
import { roomWords } from "./words.ts";

const ShareWindow = lazyWindow(() => import("./shareArea.ts").then((area) => area.ShareWindow));

/** Opens the code and the link that lead here. */
export function ShareButton() {
  const own = useAreaWords(roomWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        kind="quiet"
        icon="link"
        className="share-button"
        aria-haspopup="dialog"
        onClick={() => setOpen(!isOpen)}
      >
        {own.share}
      </Button>
      {isOpen && <ShareWindow onClose={() => setOpen(false)} />}
    </>
  );
}
