import { areas, type DanmakuSettings, defaultSettings, sizes } from "../../danmaku/settings.ts";
import type { Side } from "../../domain/values.ts";
import { oneOf } from "../../lib/read.ts";

export const partNames = ["motion", "clock", "vote", "viewers", "qr", "danmaku"] as const;
export type PartName = typeof partNames[number];

/** Where the panels stand. */
export const places = [
  "top-left",
  "top",
  "top-right",
  "left",
  "center",
  "right",
  "bottom-left",
  "bottom",
  "bottom-right",
] as const;

/** What one overlay shows and where: all of it stands in its address, one for each scene. */
export interface OverlayOptions {
  parts: ReadonlySet<PartName>;
  place: typeof places[number];
  /** 1 is the usual size; 0.5 … 2. */
  scale: number;
  /** One side's numbers alone; null shows both. */
  side: Side | null;
  danmaku: DanmakuSettings;
}

const usualParts: readonly PartName[] = ["vote", "clock"];

/**
 * Reads `?parts=vote,clock&at=bottom&scale=100&side=affirmative&area=half&size=normal`; whatever is
 * wrong in it counts as not said.
 */
export function overlayOptions(search: string): OverlayOptions {
  const query = new URLSearchParams(search);
  const wished = (query.get("parts") ?? "").split(",").map((word) => oneOf(partNames, word.trim()));
  const parts = new Set(wished.filter((part) => part !== null));
  const percent = Number(query.get("scale") ?? "100");
  const isSize = Number.isFinite(percent) && percent >= 50 && percent <= 200;
  const side = query.get("side");
  return {
    parts: parts.size > 0 ? parts : new Set(usualParts),
    place: oneOf(places, query.get("at")) ?? "bottom",
    scale: isSize ? percent / 100 : 1,
    side: side === "affirmative" || side === "negative" ? side : null,
    danmaku: {
      ...defaultSettings,
      isOn: parts.has("danmaku"),
      area: oneOf(areas, query.get("area")) ?? "half",
      size: oneOf(sizes, query.get("size")) ?? "normal",
    },
  };
}
