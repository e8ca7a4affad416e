import type { Geometry } from "./geometry.ts";
import { LaneAllocator } from "./LaneAllocator.ts";
import { type Line, type LineShape, shownText } from "./line.ts";

/** A line that is over the picture now. */
export interface Flight {
  line: Line;
  text: string;
  /** The viewer's own. */
  isOwn: boolean;
  shape: LineShape;
  lane: number;
  /** The odometer where it entered; null: it stands still. */
  enteredEm: number | null;
  /** The air's clock when a line that stands goes. */
  untilMs: number;
}

/** What a line takes as it is drawn, its mark included. Asked once a line. */
export type Measure = (text: string, line: Line, isOwn: boolean) => LineShape;

interface Waiting {
  line: Line;
  isOwn: boolean;
  untilMs: number;
}

export const mostFlights = 200;
export const mostWaiting = 32;
const waitMs = 1_000;
const standMs = 4_000;
/** A frame that took longer slows the lines instead of making them jump. */
const longestStepMs = 100;
const standRows = 3;

/**
 * Which lines are over the picture, and where: the rules of the air without a canvas.
 * A line that finds every lane full waits a second and is then dropped from the air.
 */
export class Air {
  readonly #lanes = new LaneAllocator();
  readonly #measure: Measure;
  #flights: Flight[] = [];
  #waiting: Waiting[] = [];
  #geometry: Geometry | null = null;
  #odometerEm = 0;
  #nowMs = 0;

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  get flights(): readonly Flight[] {
    return this.#flights;
  }

  get isIdle(): boolean {
    return this.#flights.length === 0 && this.#waiting.length === 0;
  }

  /** Lays the air out anew; what flies in lanes that are no more is dropped. */
  set(geometry: Geometry): void {
    const before = this.#geometry;
    this.#geometry = geometry;
    if (before) {
      this.#lanes.widen(geometry.widthPx / geometry.fontPx - before.widthPx / before.fontPx);
    }
    this.#drop(({ lane, enteredEm }) =>
      lane >= (enteredEm === null ? geometry.rows : geometry.lanes)
    );
  }

  /** Offers a line; the viewer's own goes before those that wait. */
  offer(line: Line, isOwn: boolean): void {
    const waiting = { line, isOwn, untilMs: this.#nowMs + waitMs };
    if (isOwn) this.#waiting.unshift(waiting);
    else if (this.#waiting.length < mostWaiting) this.#waiting.push(waiting);
    if (this.#waiting.length > mostWaiting) this.#waiting.pop();
  }

  /** Removes every line for which `isGone` holds, flying or waiting. */
  remove(isGone: (line: Line) => boolean): void {
    this.#waiting = this.#waiting.filter(({ line }) => !isGone(line));
    this.#drop(({ line }) => isGone(line));
  }

  clear(): void {
    this.#flights = [];
    this.#waiting = [];
    this.#lanes.clear();
  }

  /** Moves everything on, lets go of what has left, and lets in what waits. */
  step(elapsedMs: number): void {
    const geometry = this.#geometry;
    if (!geometry) return;
    const ms = Math.min(Math.max(elapsedMs, 0), longestStepMs);
    this.#nowMs += ms;
    this.#odometerEm += ms / 1000 * geometry.emPerSecond;
    this.#drop((flight) =>
      flight.enteredEm === null
        ? flight.untilMs <= this.#nowMs
        : this.leftPx(flight) + flight.shape.widthEm * geometry.fontPx < 0
    );
    this.#waiting = this.#waiting.filter((waiting) =>
      !this.#enter(waiting, geometry) && waiting.untilMs > this.#nowMs
    );
  }

  /** The left edge of a line, in CSS px from the left of the air. */
  leftPx({ enteredEm, shape }: Flight): number {
    const { widthPx = 0, fontPx = 0 } = this.#geometry ?? {};
    return enteredEm === null
      ? (widthPx - shape.widthEm * fontPx) / 2
      : widthPx - (this.#odometerEm - enteredEm) * fontPx;
  }

  #enter({ line, isOwn }: Waiting, geometry: Geometry): boolean {
    if (this.#flights.length >= mostFlights) return false;
    const text = shownText(line.text);
    const shape = this.#measure(text, line, isOwn);
    const { widthEm } = shape;
    const airEm = geometry.widthPx / geometry.fontPx;
    const flight = { line, text, isOwn, shape, untilMs: this.#nowMs + standMs };
    // one that would stand but finds no lane, or is wider than the air, runs like the others
    const stood = line.place === "roll" || widthEm > airEm
      ? null
      : this.#lanes.stand(standLanes(line.place, geometry.rows), this.#odometerEm);
    if (stood !== null) {
      this.#flights.push({ ...flight, lane: stood, enteredEm: null });
      return true;
    }
    const lane = this.#lanes.enter(widthEm, this.#odometerEm, geometry.lanes, airEm);
    if (lane === null) return false;
    this.#flights.push({ ...flight, lane, enteredEm: this.#odometerEm });
    return true;
  }

  #drop(isGone: (flight: Flight) => boolean): void {
    this.#flights = this.#flights.filter((flight) => {
      if (!isGone(flight)) return true;
      if (flight.enteredEm === null) this.#lanes.release(flight.lane);
      return false;
    });
  }
}

/** Where a line may stand: from the edge inwards, and never beyond the middle. */
function standLanes(place: "top" | "bottom", rows: number): number[] {
  const count = Math.min(standRows, Math.ceil(rows / 2));
  return Array.from({ length: count }, (_, row) => place === "top" ? row : rows - 1 - row);
}
