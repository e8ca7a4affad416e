import { filled, isObject, whole } from "../lib/read.ts";

/** What an installation says of itself, as far as the app asks. */
export interface Config {
  /** Whether people may make accounts for themselves. */
  isOpen: boolean;
  /** Of the zone in which plans are written. */
  utcOffsetMinutes: number;
  /** Categories it offers; a debate may have another one. */
  categories: string[];
  /** The address people outside know it by, null when nobody has said. */
  publicUrl: string | null;
  /** Origins elsewhere whose video pages may play. */
  mediaOrigins: string[];
}

export function readConfig(data: unknown): Config | null {
  if (!isObject(data)) return null;
  const texts = (list: unknown) =>
    Array.isArray(list) ? list.filter((text): text is string => filled(text) !== null) : [];
  return {
    isOpen: data.registration === true,
    utcOffsetMinutes: whole(data.utcOffsetMinutes) ?? 480,
    categories: texts(data.categories),
    publicUrl: filled(data.publicUrl),
    mediaOrigins: texts(data.mediaOrigins),
  };
}
