import { type CSSProperties, useEffect, useRef, useState } from "react";
import { useKeyboardInset } from "../../lib/keyboard.ts";
import { useAreaWords } from "../../lib/services.ts";
import { useStore } from "../../lib/store.ts";
import { ActResult } from "../../parts/ActResult.tsx";
import { Button } from "../../parts/Button.tsx";
import { Icon } from "../../parts/Icon.tsx";
import { Composer, NoComposer } from "./Composer.tsx";
import { GiftButton } from "./GiftButton.tsx";
import { LikeButton } from "./LikeButton.tsx";
import { useRoom } from "./RoomContext.ts";
import { SideButton } from "./SideButton.tsx";
import type { Ballot } from "./useBallot.ts";
import { useTalk } from "./useTalk.ts";
import { roomWords } from "./words.ts";

/**
 * A narrow page's acts in reach of the thumb: support one side, speak, like, give, support the other.
 * Writing takes all of it, above the keyboard.
 */
export function Dock({ ballot }: { ballot: Ballot | null }) {
  const own = useAreaWords(roomWords);
  const { debate } = useRoom();
  const talk = useTalk();
  const [isWriting, setWriting] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const hasWritten = useRef(false);
  useEffect(() => {
    if (hasWritten.current && !isWriting) opener.current?.focus();
    hasWritten.current = isWriting;
  }, [isWriting]);
  const inset = useKeyboardInset();
  const isLive = debate.status === 1;
  const votes = ballot?.isOpen ? ballot : null;
  if (!isLive && !votes) return null;
  const place: CSSProperties | undefined = inset > 0 ? { bottom: inset } : undefined;

  if (isWriting && isLive) {
    return (
      <div className="dock dock-writing" style={place}>
        {talk.kind === "open" ? <Composer hasFocus /> : <NoComposer talk={talk} />}
        <Button
          kind="quiet"
          icon="down"
          aria-label={own.closeComposer}
          onClick={() => setWriting(false)}
        />
      </div>
    );
  }
  return (
    <div className="dock" style={place}>
      <LikeRefusal />
      <div className="dock-row" data-votes={votes ? true : undefined}>
        {votes && <SideButton side="affirmative" ballot={votes} />}
        {isLive && (
          <>
            <button
              type="button"
              className="dock-say"
              ref={opener}
              onClick={() => setWriting(true)}
            >
              <Icon name="chat" />
              <span className="dock-say-text">{own.say}</span>
            </button>
            <LikeButton />
            <GiftButton />
          </>
        )}
        {votes && <SideButton side="negative" ballot={votes} />}
      </div>
    </div>
  );
}

/** The same on a wide page, below its list: the sides' buttons stand with the vote there. */
export function WideDock() {
  const { debate } = useRoom();
  const talk = useTalk();
  const acts = debate.status === 1 && (
    <div className="dock-acts">
      <LikeButton />
      <GiftButton />
    </div>
  );
  return (
    <div className="dock-wide">
      {talk.kind === "open" ? <Composer acts={acts} /> : (
        <>
          <NoComposer talk={talk} />
          {acts}
        </>
      )}
      <LikeRefusal />
    </div>
  );
}

/** Why likes were not taken, while it is news. */
function LikeRefusal() {
  const { likes } = useRoom();
  const failure = useStore(likes.view, (view) => view.failure);
  return <ActResult of={{ state: failure ? "failed" : "idle", failure }} />;
}
