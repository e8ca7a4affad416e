import { memo } from "react";
import { fullCount } from "../domain/formats.ts";
import { useAreaWords, useLanguage } from "../lib/services.ts";
import type { Entry, GiftNote } from "./entry.ts";
import type { Side } from "../domain/values.ts";
import { shownText } from "./line.ts";
import { danmakuWords } from "./words.ts";

/** One entry of the list. Drawn once: an entry that changes is another one. */
export const DanmakuRow = memo(function DanmakuRow({ entry }: { entry: Entry }) {
  const words = useAreaWords(danmakuWords);
  const { author, side } = entry.kind === "line" ? entry.line : entry.gift;
  const badge = entry.kind === "line" ? entry.line.author.badge : null;
  return (
    <li className="entry" data-own={entry.isOwn || undefined}>
      {side && <SideMark side={side} />}
      <span className="entry-said">
        {badge && <span className="entry-badge">{words.badges[badge] ?? badge}</span>}
        <bdi className="entry-name">{author.name}</bdi>
        {entry.isOwn && <span className="entry-own">{words.own}</span>} {entry.kind === "line"
          ? <bdi className="entry-text">{shownText(entry.line.text)}</bdi>
          : <Gift gift={entry.gift} />}
      </span>
    </li>
  );
});

/** The side as letter, colour and texture; as a word for who cannot see them. */
function SideMark({ side }: { side: Side }) {
  const words = useAreaWords(danmakuWords);
  return (
    <span className="side-mark" data-side={side}>
      <span aria-hidden="true">{words.marks[side]}</span>
      <span className="unseen">{words.sides[side]}</span>
    </span>
  );
}

function Gift({ gift }: { gift: GiftNote }) {
  const words = useAreaWords(danmakuWords);
  const language = useLanguage();
  return (
    <span className="entry-gift">
      {words.gave(gift.giftName, fullCount(gift.count, language))}
      {gift.icon && <img src={gift.icon} alt="" width="20" height="20" loading="lazy" />}
      {gift.combo > gift.count && (
        <span className="entry-combo number">{words.combo(fullCount(gift.combo, language))}</span>
      )}
    </span>
  );
}
