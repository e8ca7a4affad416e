import type { Flight } from "./Air.ts";
import { edgeEm, type Geometry } from "./geometry.ts";
import type { Side } from "../domain/values.ts";
import type { Line, LineShape } from "./line.ts";
import type { Palette } from "./palette.ts";

/** The side's mark before a line: one or few letters, and their size in em. */
export type Marks = Record<Side, string>;

/** The size type is measured at: large, so that rounding is nothing. */
const measuredPx = 100;
const markFontEm = 0.7;
const markHeightEm = 1.12;
const markPadEm = 0.24;
const markGapEm = 0.3;
const framePadEm = 0.45;
const tallEm = 1.25;
const weight = 700;

/** Draws lines: light text with a dark outline, the mark of its side, a frame round one's own. */
export class LinePainter {
  readonly #context: CanvasRenderingContext2D;
  readonly #palette: Palette;
  readonly #marks: Marks;

  constructor(context: CanvasRenderingContext2D, palette: Palette, marks: Marks) {
    this.#context = context;
    this.#palette = palette;
    this.#marks = marks;
  }

  measure(text: string, line: Line, isOwn: boolean): LineShape {
    this.#setFont(measuredPx);
    const found = this.#context.measureText(text);
    const left = Math.max(0, found.actualBoundingBoxLeft) / measuredPx;
    const right = Math.max(found.width, found.actualBoundingBoxRight) / measuredPx;
    const high = Math.max(found.actualBoundingBoxAscent, found.actualBoundingBoxDescent * 2);
    const pad = isOwn ? framePadEm : 0;
    const mark = line.side ? this.#markEm(line.side) + markGapEm : 0;
    const textAtEm = pad + mark + left;
    return { widthEm: textAtEm + right + pad, textAtEm, isTall: high > tallEm * measuredPx };
  }

  /** Draws all flights. One pass for each kind of mark: changing the font is what costs. */
  paint(flights: readonly Flight[], leftPx: (flight: Flight) => number, geometry: Geometry): void {
    const context = this.#context;
    const { fontPx, widthPx, lanePx } = geometry;
    const placed = flights.map((flight) => ({
      flight,
      x: leftPx(flight),
      y: edgeEm * fontPx + (flight.lane + 0.5) * lanePx,
    })).filter(({ x }) => x < widthPx);
    context.textAlign = "left";
    context.textBaseline = "alphabetic";
    context.lineJoin = "round";
    for (const { flight, x, y } of placed) if (flight.isOwn) this.#frame(flight, x, y, geometry);
    this.#setFont(fontPx);
    context.strokeStyle = this.#palette.outline;
    context.lineWidth = Math.max(2.5, fontPx * 0.16);
    for (const { flight, x, y } of placed) this.#text(flight, x, y, geometry);
    this.#setFont(fontPx * markFontEm);
    for (const { flight, x, y } of placed) {
      const { side } = flight.line;
      if (side) this.#mark(side, x + (flight.isOwn ? framePadEm * fontPx : 0), y, fontPx);
    }
  }

  #text({ text, line, shape }: Flight, x: number, y: number, geometry: Geometry): void {
    const context = this.#context;
    const { fontPx, lanePx, widthPx } = geometry;
    if (shape.isTall) {
      context.save();
      context.beginPath();
      context.rect(0, y - lanePx / 2, widthPx, lanePx);
      context.clip();
    }
    const [left, base] = [x + shape.textAtEm * fontPx, y + 0.36 * fontPx];
    context.strokeText(text, left, base);
    context.fillStyle = this.#colourOf(line);
    context.fillText(text, left, base);
    if (shape.isTall) context.restore();
  }

  #colourOf({ colour, side }: Line): string {
    const { text, sideText } = this.#palette;
    if (side && colour === "white") return sideText[side];
    return text[colour] ?? text.white; // a newer server may know more
  }

  /** A filled plate for the affirmative side, a striped one for the negative. */
  #mark(side: Side, x: number, y: number, fontPx: number): void {
    const context = this.#context;
    const [width, height] = [this.#markEm(side) * fontPx, markHeightEm * fontPx];
    const top = y - height / 2;
    context.beginPath();
    context.roundRect(x, top, width, height, 0.26 * fontPx);
    context.fillStyle = this.#palette.side[side];
    context.lineWidth = Math.max(1.5, fontPx * 0.07);
    context.strokeStyle = this.#palette.outline;
    context.stroke();
    context.fill();
    if (side === "negative") this.#stripes(x, top, width, height);
    context.fillStyle = this.#palette.onSide;
    context.fillText(this.#marks[side], x + markPadEm * fontPx, y + 0.36 * markFontEm * fontPx);
  }

  /** Along the lower edge, so that the letters above stay clear. */
  #stripes(x: number, top: number, width: number, height: number): void {
    const context = this.#context;
    context.save();
    context.clip();
    context.beginPath();
    for (let at = -height; at < width; at += height * 0.36) {
      context.moveTo(x + at, top + height);
      context.lineTo(x + at + height, top);
    }
    context.strokeStyle = this.#palette.stripe;
    context.lineWidth = height * 0.09;
    context.stroke();
    context.restore();
  }

  #frame({ shape }: Flight, x: number, y: number, { fontPx }: Geometry): void {
    const context = this.#context;
    const height = 1.38 * fontPx;
    context.beginPath();
    context.roundRect(x, y - height / 2, shape.widthEm * fontPx, height, height / 2);
    context.fillStyle = this.#palette.ownGround;
    context.fill();
    context.strokeStyle = this.#palette.outline;
    context.lineWidth = Math.max(3, fontPx * 0.16);
    context.stroke();
    context.strokeStyle = this.#palette.text.white;
    context.lineWidth = Math.max(1.5, fontPx * 0.07);
    context.stroke();
  }

  #markEm(side: Side): number {
    const letters = [...this.#marks[side]];
    const em = letters.reduce((sum, letter) => sum + (letter > "\u2e80" ? 1 : 0.68), 0);
    return em * markFontEm + 2 * markPadEm;
  }

  #setFont(px: number): void {
    this.#context.font = `${weight} ${px}px ${this.#palette.family}`;
    this.#context.direction = "ltr";
  }
}
