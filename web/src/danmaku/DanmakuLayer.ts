import { Air } from "./Air.ts";
import { type Geometry, geometryOf } from "./geometry.ts";
import { LikeBursts, type LikeCounts } from "./LikeBursts.ts";
import type { Side } from "../domain/values.ts";
import type { Line } from "./line.ts";
import { LinePainter, type Marks } from "./LinePainter.ts";
import { paintBursts } from "./paintBursts.ts";
import { type Palette, paletteOf } from "./palette.ts";
import { type DanmakuSettings, defaultSettings } from "./settings.ts";

/** More pixels than this a CSS px nobody sees in moving text. */
const mostRatio = 2;

interface Canvas {
  context: CanvasRenderingContext2D;
  palette: Palette;
  painter: LinePainter;
}

/**
 * Danmaku and likes over the picture, on one canvas, outside of React.
 *
 * It draws while something flies and rests otherwise. While the page is hidden, or danmaku are off,
 * nothing moves and what is added is dropped: the list has it.
 */
export class DanmakuLayer {
  readonly #element: HTMLCanvasElement;
  readonly #air: Air;
  readonly #bursts = new LikeBursts();
  readonly #resized: ResizeObserver;
  #settings: DanmakuSettings = defaultSettings;
  #canvas: Canvas | null = null;
  #geometry: Geometry | null = null;
  #ratio = 0;
  #frame = 0;
  #lastMs: number | null = null;

  constructor(element: HTMLCanvasElement) {
    this.#element = element;
    this.#air = new Air((text, line, isOwn) =>
      this.#canvas?.painter.measure(text, line, isOwn) ??
        { widthEm: 0, textAtEm: 0, isTall: false }
    );
    this.#resized = new ResizeObserver(() => this.#layOut());
  }

  /** Begins to show; the canvas must be in the page, whose styles say its colours and type. */
  start(marks: Marks): void {
    const context = this.#element.getContext("2d");
    if (!context) return; // no canvas in this browser: the list has everything
    const palette = paletteOf(this.#element);
    this.#canvas = { context, palette, painter: new LinePainter(context, palette, marks) };
    this.#resized.observe(this.#element);
    document.addEventListener("visibilitychange", this.#turn);
    this.#layOut();
  }

  stop(): void {
    this.#resized.disconnect();
    document.removeEventListener("visibilitychange", this.#turn);
    this.#rest();
    this.#wipe();
    this.#canvas = null;
  }

  /** Takes new settings; off means off at once. */
  set(settings: DanmakuSettings): void {
    this.#settings = settings;
    this.#element.style.opacity = String(settings.opacity);
    if (settings.isOn) this.#layOut();
    else {
      this.#rest();
      this.#wipe();
    }
  }

  add(line: Line, isOwn: boolean): void {
    if (!this.#isShowing) return;
    this.#air.offer(line, isOwn);
    this.#turn();
  }

  /** Takes lines away before the next picture is shown. */
  remove(isGone: (line: Line) => boolean): void {
    this.#air.remove(isGone);
    this.#draw();
  }

  /** Shows by how much likes have grown. */
  observeLikes(before: LikeCounts, now: LikeCounts): void {
    if (!this.#isShowing) return;
    this.#bursts.observe(before, now);
    this.#turn();
  }

  /** Hearts for the viewer's own tap, before any counter tells. */
  burst(side: Side | null, count: number): void {
    if (!this.#isShowing) return;
    this.#bursts.burst(side, count);
    this.#turn();
  }

  get #isShowing(): boolean {
    return this.#canvas !== null && this.#settings.isOn && !document.hidden;
  }

  /** Draws frame by frame from now on, or rests while nobody could see it. */
  readonly #turn = (): void => {
    if (!this.#isShowing) this.#rest();
    else if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#next);
  };

  readonly #next = (nowMs: number): void => {
    this.#frame = 0;
    if (devicePixelRatio !== this.#ratio) this.#layOut();
    const elapsedMs = nowMs - (this.#lastMs ?? nowMs);
    this.#lastMs = nowMs;
    this.#air.step(elapsedMs);
    this.#bursts.step(elapsedMs);
    this.#draw();
    if (this.#air.isIdle && this.#bursts.particles.length === 0) this.#lastMs = null;
    else this.#turn();
  };

  #rest(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#lastMs = null;
  }

  #wipe(): void {
    this.#air.clear();
    this.#bursts.clear();
    this.#draw();
  }

  /** Fits the canvas to its place in the page; draws at once, as resizing has emptied it. */
  #layOut(): void {
    if (!this.#canvas) return;
    const { clientWidth, clientHeight } = this.#element;
    if (clientWidth === 0 || clientHeight === 0) return; // hidden by a style
    this.#ratio = devicePixelRatio;
    const ratio = Math.min(this.#ratio, mostRatio);
    const [width, height] = [Math.round(clientWidth * ratio), Math.round(clientHeight * ratio)];
    if (this.#element.width !== width) this.#element.width = width;
    if (this.#element.height !== height) this.#element.height = height;
    this.#canvas.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#geometry = geometryOf(clientWidth, clientHeight, this.#settings);
    this.#air.set(this.#geometry);
    this.#draw();
  }

  #draw(): void {
    if (!this.#canvas || !this.#geometry) return;
    const { context, painter, palette } = this.#canvas;
    context.clearRect(0, 0, this.#geometry.widthPx, this.#geometry.heightPx);
    painter.paint(this.#air.flights, (flight) => this.#air.leftPx(flight), this.#geometry);
    paintBursts(context, this.#bursts.particles, this.#geometry, palette);
  }
}
