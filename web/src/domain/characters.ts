/** Of one danmaku in UTF-8, at most; the server looks no further. */
const mostBytes = 1024;

/**
 * How many characters people see: a family's emoji, a flag or a letter with its accent is one each.
 * A browser that cannot tell counts code points, which are never fewer.
 */
export function charactersOf(text: string): number {
  if (typeof Intl.Segmenter !== "function") return [...text].length;
  const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return [...segmenter.segment(text)].length;
}

/** A text as the server takes it: in composed form, without white space at its ends. */
export function danmakuText(typed: string): string {
  return typed.normalize("NFC").trim();
}

/** How many characters too long a danmaku is; 0 when it fits, at least 1 when its bytes are too many. */
export function excessOf(text: string, maxChars: number): number {
  const excess = Math.max(0, charactersOf(text) - maxChars);
  return excess === 0 && new TextEncoder().encode(text).length > mostBytes ? 1 : excess;
}
