import { fullCount, shortCount } from "../../domain/formats.ts";
import { useAreaWords, useLanguage } from "../../lib/services.ts";
import { useStore } from "../../lib/store.ts";
import { useCounter } from "../../live/hooks.ts";
import { Icon } from "../../parts/Icon.tsx";
import { useRoom } from "./RoomContext.ts";
import { roomWords } from "./words.ts";

/** A heart for the debate, or for the side one speaks for; counted at once, sent in batches. */
export function LikeButton() {
  const own = useAreaWords(roomWords);
  const language = useLanguage();
  const { liveId, likes, voice, feed } = useRoom();
  const told = useCounter(liveId, "likes") ?? 0;
  const atLeast = useStore(likes.view, (view) => view.atLeast);
  const side = useStore(voice, (value) => value);
  const count = Math.max(told, atLeast ?? 0);
  return (
    <button
      type="button"
      className="dock-button like-button"
      data-side={side ?? undefined}
      aria-label={own.likes(fullCount(count, language))}
      title={own.like}
      onClick={() => {
        likes.tap(side, Math.max(told, likes.view.value.atLeast ?? 0));
        feed.burst(side, 1);
      }}
    >
      <Icon name="heart" />
      <span className="dock-count number" aria-hidden="true">{shortCount(count, language)}</span>
    </button>
  );
}
