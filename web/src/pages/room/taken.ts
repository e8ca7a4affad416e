import { filled, isObject } from "../../lib/read.ts";

/** What became of a danmaku that was taken: shown to everyone, or waiting for the staff. */
export type Taken = { kind: "posted"; tag: string } | { kind: "held"; id: string };

export function readTaken(data: unknown): Taken | null {
  if (!isObject(data)) return null;
  const id = filled(data.id);
  if (data.state === "held") return id === null ? null : { kind: "held", id };
  const { danmaku } = data;
  const tag = isObject(danmaku) && isObject(danmaku.author) ? filled(danmaku.author.tag) : null;
  return tag === null ? null : { kind: "posted", tag };
}
