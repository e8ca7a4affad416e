import type { AirSide, Line } from "./line.ts";

/** A gift as `gift.sent` tells it, with what the catalogue says in the reader's language. */
export interface GiftNote {
  id: string;
  /** What was given: `花`, `Flower`. */
  giftName: string;
  /** Its picture's address, null when there is none. */
  icon: string | null;
  count: number;
  /** How many of the run there are by now. */
  combo: number;
  side: AirSide | null;
  author: { name: string; tag: string };
}

/** A word from the organiser. */
export interface Notice {
  id: string;
  text: string;
}

/** What stands in the list: danmaku, and what happened between them. */
export type Entry =
  | { kind: "line"; id: string; line: Line; isOwn: boolean }
  | { kind: "gift"; id: string; gift: GiftNote; isOwn: boolean }
  | { kind: "notice"; id: string; notice: Notice };
