import type { DanmakuSettings } from "./settings.ts";

/** How the air is laid out, from its size in CSS px and what the viewer chose. */
export interface Geometry {
  widthPx: number;
  heightPx: number;
  fontPx: number;
  /** Distance between two lanes. */
  lanePx: number;
  /** Lanes over the whole height. */
  rows: number;
  /** How many of them, from the top, lines may run in. */
  lanes: number;
  /** How fast lines run. */
  emPerSecond: number;
}

const shares = { quarter: 0.25, half: 0.5, all: 1 };
const sizeFactors = { small: 0.8, normal: 1, large: 1.3 };
const speedFactors = { slow: 0.7, normal: 1, fast: 1.45 };

/** Room above the first lane and below the last, in em. */
export const edgeEm = 0.5;
const laneEm = 1.65;

export function geometryOf(
  widthPx: number,
  heightPx: number,
  { area, speed, size }: DanmakuSettings,
): Geometry {
  const fontPx = clamp(8 + 0.024 * heightPx, 15, 80) * sizeFactors[size];
  const lanePx = Math.round(fontPx * laneEm);
  const rows = Math.max(1, Math.floor((heightPx - 2 * edgeEm * fontPx) / lanePx));
  return {
    widthPx,
    heightPx,
    fontPx,
    lanePx,
    rows,
    lanes: Math.max(1, Math.round(rows * shares[area])),
    // a wide picture is crossed in about eight seconds; a phone's not slower than is pleasant
    emPerSecond: clamp(widthPx / fontPx / 8, 5, 12) * speedFactors[speed],
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
