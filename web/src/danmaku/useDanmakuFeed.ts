import { useCallback, useEffect, useState } from "react";
import type { SentGift } from "../domain/values.ts";
import { useServices } from "../lib/services.ts";
import { type HeldCounters, numberOf } from "../live/counters.ts";
import { useDebateEvents } from "../live/hooks.ts";
import { DanmakuFeed } from "./DanmakuFeed.ts";
import type { GiftNote } from "./entry.ts";
import { debateFeed } from "../live/apply.ts";

/** What the catalogue says of a gift, in the reader's language. */
export type GiftDetails = (gift: SentGift) => Pick<GiftNote, "giftName" | "icon">;

/** As sent, without a picture: for pages that have no catalogue. */
const bare: GiftDetails = ({ name }) => ({ giftName: name, icon: null });

/** The feed of a debate, fed by its channel, for `DanmakuAir` and `DanmakuList`. Renders nothing. */
export function useDanmakuFeed(liveId: string, detailsOf: GiftDetails = bare): DanmakuFeed {
  const { live } = useServices();
  const [made, setMade] = useState(() => ({ liveId, feed: new DanmakuFeed() }));
  let { feed } = made;
  if (made.liveId !== liveId) {
    feed = new DanmakuFeed(); // another debate: nothing of the one before belongs to it
    setMade({ liveId, feed });
  }

  useEffect(() => {
    const known = live.feed(debateFeed(liveId)).state.value;
    if (known) feed.restart(known.danmaku.recent);
  }, [live, liveId, feed]);

  useDebateEvents(
    liveId,
    useCallback((happening) => {
      if (happening.type === "replaced") feed.restart(happening.state.danmaku.recent);
      else if (happening.type === "counted") {
        feed.observeLikes(likesOf(happening.before), likesOf(happening.now));
      } else if (happening.name === "danmaku.posted") feed.add(happening.data.danmaku);
      else if (happening.name === "danmaku.removed") feed.remove(happening.data);
      else if (happening.name === "gift.sent") {
        feed.addGift({ ...happening.data.gift, ...detailsOf(happening.data.gift) });
      }
    }, [feed, detailsOf]),
  );
  return feed;
}

function likesOf(counters: HeldCounters) {
  const count = (name: string) => numberOf(counters, name) ?? 0;
  return {
    all: count("likes"),
    affirmative: count("likes.affirmative"),
    negative: count("likes.negative"),
  };
}
