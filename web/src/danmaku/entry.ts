import type { SentGift } from "../domain/values.ts";
import type { Line } from "./line.ts";

/** A gift that was sent, with what the catalogue says of it in the reader's language. */
export interface GiftNote extends Pick<SentGift, "id" | "count" | "combo" | "side" | "author"> {
  giftName: string;
  /** Its picture's address, null when there is none. */
  icon: string | null;
}

/** What stands in the list: danmaku, and what happened between them. */
export type Entry =
  | { kind: "line"; id: string; line: Line; isOwn: boolean }
  | { kind: "gift"; id: string; gift: GiftNote; isOwn: boolean };

export function authorOf(entry: Entry): { name: string; tag: string } {
  return entry.kind === "line" ? entry.line.author : entry.gift.author;
}
