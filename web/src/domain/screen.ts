import { secretOf } from "../lib/fragment.ts";
import { filled, isObject, listOf, whole } from "../lib/read.ts";

/** A screen of the hall, or an overlay: who has its key may read one debate. */
export interface Screen {
  id: string;
  name: string;
  /** null: nobody has opened it. */
  seenAtMs: number | null;
}

export const readScreens = listOf((data): Screen | null => {
  if (!isObject(data)) return null;
  const [id, name] = [filled(data.id), filled(data.name)];
  return id === null || name === null ? null : { id, name, seenAtMs: whole(data.seenAtMs) };
});

/** A screen just made: its link and the key in it stand in no other answer. */
export interface MadeScreen {
  id: string;
  /** A path, with the key behind #. */
  link: string;
  key: string;
}

export function readMadeScreen(data: unknown): MadeScreen | null {
  if (!isObject(data)) return null;
  const [id, link] = [filled(data.id), filled(data.link)];
  if (id === null || link === null || !link.includes("#")) return null;
  return { id, link, key: secretOf(link.slice(link.indexOf("#"))) };
}
