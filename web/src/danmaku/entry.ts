import type { SentGift } from "../domain/values.ts";
import type { Line } from "./line.ts";

/** A gift that was sent, with what the catalogue says of it in the reader's language. */
export interface GiftNote extends Pick<SentGift, "id" | "count" | "combo" | "side" | "author"> {
  giftName: string;
  /** Its picture's address, null when there is none. */
  icon: string | null;
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
