import type { Danmaku } from "../domain/values.ts";

export type Colour = Danmaku["colour"];

/** In the order a chooser shows them. */
export const colours: readonly Colour[] = [
  "white",
  "red",
  "orange",
  "yellow",
  "green",
  "cyan",
  "blue",
  "purple",
];

/** Of a danmaku what air and list need. */
export type Line = Pick<Danmaku, "id" | "text" | "side" | "colour" | "place" | "author">;

/** How a line is drawn, in em: its parts from left to right, and their sum. */
export interface LineShape {
  widthEm: number;
  /** Before the text: the frame's room of one's own line, and the mark of its side. */
  textAtEm: number;
  /** Marks are piled so high that they would reach into other lanes: it is clipped to its own. */
  isTall: boolean;
}

/** Longer texts are cut: the server sends 100 characters at most, of few code units each. */
const mostUnits = 400;

/**
 * The text as one line that may be drawn: whatever could break or reorder a line is a space.
 * The server refuses such characters; a page must not depend on it.
 */
export function shownText(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
  if (plain.length <= mostUnits) return plain;
  const end = [...plain.slice(0, mostUnits - 1)];
  if (/\p{Cs}/u.test(end.at(-1) ?? "")) end.pop(); // half of a pair
  return `${end.join("")}…`;
}
