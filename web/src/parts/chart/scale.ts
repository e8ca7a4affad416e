/** From when a value holds, in milliseconds UTC, and the value. */
export type Point = readonly [atMs: number, value: number];

/** What a drawing shows, and how large it is, in its own units. */
export interface Frame {
  fromMs: number;
  toMs: number;
  /** At the upper edge; the lower one is 0. */
  most: number;
  width: number;
  height: number;
}

/** The end of an axis that holds a value: 1, 2 or 5 with zeros behind it, never below 1. */
export function axisEnd(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((step) => step * power >= value) ?? 10;
  return step * power;
}

/** Where a point lies; outside of the frame it is put on its edge. */
export function place([atMs, value]: Point, frame: Frame): [x: number, y: number] {
  const within = (part: number) => Math.min(1, Math.max(0, part));
  const spanMs = Math.max(1, frame.toMs - frame.fromMs);
  const x = within((atMs - frame.fromMs) / spanMs) * frame.width;
  const y = (1 - within(value / frame.most)) * frame.height;
  return [rounded(x), rounded(y)];
}

/**
 * A line of steps, as the `d` of a path: each value holds until the next, the last one to the end of
 * the frame. "" when there are no points.
 */
export function stepPath(points: readonly Point[], frame: Frame): string {
  const last = points.at(-1);
  if (!last) return "";
  const ends: Point[] = last[0] < frame.toMs ? [[frame.toMs, last[1]]] : [];
  return [...points, ...ends].map((point, at) => {
    const [x, y] = place(point, frame);
    return at === 0 ? `M${x} ${y}` : `H${x}V${y}`;
  }).join("");
}

/** Each step's value from beginning to end: a step without a point had none of it. */
export function filled(
  points: readonly Point[],
  stepMs: number,
  fromMs: number,
  toMs: number,
): Point[] {
  const known = new Map(points);
  const all: Point[] = [];
  for (let atMs = fromMs - fromMs % stepMs; atMs <= toMs; atMs += stepMs) {
    all.push([atMs, known.get(atMs) ?? 0]);
  }
  return all;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
