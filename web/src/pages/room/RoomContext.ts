import { createContext, useContext } from "react";
import type { DanmakuFeed } from "../../danmaku/DanmakuFeed.ts";
import type { Gift } from "../../domain/gifts.ts";
import type { Moderation, PublicRound, Side, WholeDebate } from "../../domain/values.ts";
import type { Store } from "../../lib/store.ts";
import type { Likes } from "./Likes.ts";
import type { Own } from "./useMine.ts";

/** What all parts of one debate's page share. */
export interface RoomFacts {
  liveId: string;
  debate: WholeDebate;
  rounds: readonly PublicRound[];
  moderation: Moderation;
  /** The sides' names, as the debate has them. */
  labels: Record<Side, string>;
  own: Own;
  feed: DanmakuFeed;
  likes: Likes;
  /** For whom danmaku, likes and gifts are; null: for neither. */
  voice: Store<Side | null>;
  /** What is typed and not sent: it stays when the field is put elsewhere. */
  draft: Store<string>;
  /** What there is to send; empty while it is not known. */
  gifts: readonly Gift[];
  /** Of the page to share. */
  path: string;
}

export const RoomContext = createContext<RoomFacts | null>(null);

export function useRoom(): RoomFacts {
  const room = useContext(RoomContext);
  if (!room) throw new Error("a part of the room was rendered outside of it");
  return room;
}
