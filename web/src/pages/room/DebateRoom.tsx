import { useEffect, useMemo, useState } from "react";
import { useDanmakuFeed } from "../../danmaku/useDanmakuFeed.ts";
import { giftName, readCatalogue } from "../../domain/gifts.ts";
import type { Moderation, PublicRound, SentGift, Side, WholeDebate } from "../../domain/values.ts";
import { sideName, voteWords } from "../../domain/voteWords.ts";
import { useLoad } from "../../lib/load.ts";
import { done } from "../../lib/read.ts";
import {
  useAccount,
  useAreaWords,
  useLanguage,
  useServices,
  useWords,
} from "../../lib/services.ts";
import { Store } from "../../lib/store.ts";
import { useTitle } from "../../lib/title.ts";
import type { Link as LiveLink } from "../../live/Feed.ts";
import { useDebate } from "../../live/hooks.ts";
import { Link } from "../../parts/Link.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Likes } from "./Likes.ts";
import { Opening } from "./Opening.tsx";
import { RoomContext, type RoomFacts } from "./RoomContext.ts";
import { RoomLayout } from "./RoomLayout.tsx";
import { useMine } from "./useMine.ts";

/** One debate as its viewers see it, in every stage of its life. `path`: of the page to share. */
export function DebateRoom({ liveId: typed, path, onStatus }: {
  liveId: string;
  path: string;
  /** Told where it is in its life, as soon as that is known and when it changes. */
  onStatus?: (status: WholeDebate["status"]) => void;
}) {
  const words = useWords();
  const liveId = typed.toLowerCase(); // addresses may be in either case, channels are not
  const seats = useAccount()?.seats ?? [];
  const isStaff = seats.some((seat) => seat.liveId === liveId);
  const { debate, rounds, moderation, status, isStale } = useDebate(liveId, isStaff);
  useTitle(debate?.title ?? "");
  const life = debate?.status;
  useEffect(() => {
    if (life !== undefined) onStatus?.(life);
  }, [life, onStatus]);

  if (status === "refused") {
    return (
      <Notice
        icon="compass"
        level="page"
        title={words.debateMissingTitle}
        text={words.debateMissingText}
      >
        <Link className="button button-main" to="/">{words.home}</Link>
      </Notice>
    );
  }
  if (!debate || !moderation) return <Opening status={status} />;
  return (
    <Room
      key={liveId}
      debate={debate}
      rounds={rounds}
      moderation={moderation}
      link={{ status, isStale }}
      path={path}
    />
  );
}

function Room({ debate, rounds, moderation, link, path }: {
  debate: WholeDebate;
  rounds: readonly PublicRound[];
  moderation: Moderation;
  link: LiveLink;
  path: string;
}) {
  const { api } = useServices();
  const language = useLanguage();
  const words = useAreaWords(voteWords);
  const liveId = debate.id;
  const own = useMine(liveId);
  const { value: catalogue } = useLoad("/api/gifts", readCatalogue);
  const gifts = catalogue ?? none;
  const detailsOf = useMemo(() => (sent: SentGift) => {
    const gift = gifts.find(({ id }) => id === sent.giftId);
    return gift
      ? { giftName: giftName(gift, language), icon: gift.icon }
      : { giftName: sent.name, icon: null };
  }, [gifts, language]);
  const feed = useDanmakuFeed(liveId, detailsOf);
  const tag = own.mine?.tag ?? null;
  useEffect(() => {
    if (tag !== null) feed.setOwn(tag);
  }, [feed, tag]);
  const [voice] = useState(() => new Store<Side | null>(null));
  const [draft] = useState(() => new Store(""));
  const [likes] = useState(() =>
    new Likes((count, side) =>
      api.send("POST", `/api/live/${encodeURIComponent(liveId)}/likes`, { count, side }, done)
    )
  );
  useEffect(() => () => likes.stop(), [likes]);
  const labels = {
    affirmative: sideName(debate.sides.affirmative.label, "affirmative", words),
    negative: sideName(debate.sides.negative.label, "negative", words),
  };
  const facts: RoomFacts = {
    liveId,
    debate,
    rounds,
    moderation,
    labels,
    own,
    feed,
    likes,
    voice,
    draft,
    gifts,
    path,
  };
  return (
    <RoomContext.Provider value={facts}>
      <RoomLayout link={link} />
    </RoomContext.Provider>
  );
}

const none: never[] = [];
