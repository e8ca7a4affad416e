import { useState } from "react";
import { useAreaWords } from "../../lib/services.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { lazyArea } from "../../parts/lazyArea.tsx";
import { roomWords } from "./words.ts";

const SharePanel = lazyArea(() => import("./shareArea.ts").then((area) => area.SharePanel));

/** Opens the code and the link that lead here. */
export function ShareButton() {
  const own = useAreaWords(roomWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" icon="link" className="share-button" onClick={() => setOpen(true)}>
        {own.share}
      </Button>
      {isOpen && (
        <Dialog title={own.shareTitle} onClose={() => setOpen(false)}>
          <SharePanel />
        </Dialog>
      )}
    </>
  );
}
