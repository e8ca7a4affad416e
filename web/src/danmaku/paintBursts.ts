import type { Particle } from "./LikeBursts.ts";
import type { Geometry } from "./geometry.ts";
import type { Palette } from "./palette.ts";

/** A heart one unit wide round the origin. */
const heart = "M0 .42C-.62 .06-.5-.4-.22-.4-.1-.4 0-.3 0-.2 0-.3 .1-.4 .22-.4 .5-.4 .62 .06 0 .42Z";
/** How high hearts rise, of the air's height. */
const rise = 0.42;
let path: Path2D | null = null;

/** Draws the hearts of likes over everything else. */
export function paintBursts(
  context: CanvasRenderingContext2D,
  particles: readonly Particle[],
  { widthPx, heightPx, fontPx }: Geometry,
  palette: Palette,
): void {
  path ??= new Path2D(heart);
  for (const { side, at, ageMs, lifeMs, sway, size } of particles) {
    if (ageMs < 0) continue;
    const done = ageMs / lifeMs;
    const px = fontPx * 1.5 * size * Math.min(1, 0.4 + done * 6);
    const height = heightPx * rise * (1 - (1 - done) ** 1.6);
    context.save();
    context.globalAlpha = Math.min(1, (1 - done) * 2.2);
    context.translate(
      at * widthPx + Math.sin(done * 7) * sway * fontPx * 0.5,
      heightPx - 1.6 * fontPx - height,
    );
    context.rotate(Math.sin(done * 7 + 1) * sway * 0.12);
    context.scale(px, px);
    context.lineWidth = 0.12;
    context.lineJoin = "round";
    context.strokeStyle = palette.outline;
    context.stroke(path);
    context.fillStyle = side ? palette.side[side] : palette.text.red;
    context.fill(path);
    context.restore();
  }
}
