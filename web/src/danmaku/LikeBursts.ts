import type { Side } from "../domain/values.ts";

/** How many likes there are: all, and those of the sides among them. */
export interface LikeCounts {
  all: number;
  affirmative: number;
  negative: number;
}

/** One heart on its way up; positions are shares of the air. */
export interface Particle {
  side: Side | null;
  /** Where it starts, 0 … 1 from the left. */
  at: number;
  /** Below zero it has not begun. */
  ageMs: number;
  lifeMs: number;
  /** How far it swings to the sides, in its own sizes; with sign. */
  sway: number;
  size: number;
}

export const mostParticles = 30;
const mostAtOnce = 8;
/** Ticks come four times a second: hearts of one tick begin spread over it. */
const spreadMs = 250;
/** The affirmative side stands left, the negative right: place tells them apart, not only colour. */
const startOf = { affirmative: 0.12, none: 0.5, negative: 0.88 };

/** Hearts that rise when likes grow. Knows times and places only; the layer paints. */
export class LikeBursts {
  readonly #random: () => number;
  #particles: Particle[] = [];

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  get particles(): readonly Particle[] {
    return this.#particles;
  }

  /** Bursts what likes grew by between two ticks; numbers that fell burst nothing. */
  observe(before: LikeCounts, now: LikeCounts): void {
    const grown = (name: keyof LikeCounts) => Math.max(0, now[name] - before[name]);
    const [affirmative, negative] = [grown("affirmative"), grown("negative")];
    this.burst("affirmative", affirmative);
    this.burst("negative", negative);
    this.burst(null, grown("all") - affirmative - negative);
  }

  burst(side: Side | null, count: number): void {
    const room = Math.min(count, mostAtOnce, mostParticles - this.#particles.length);
    for (let number = 0; number < room; number++) {
      const random = this.#random;
      this.#particles.push({
        side,
        at: startOf[side ?? "none"] + (random() - 0.5) * 0.14,
        ageMs: -random() * spreadMs,
        lifeMs: 1_400 + random() * 900,
        sway: (random() - 0.5) * 3,
        size: 0.8 + random() * 0.5,
      });
    }
  }

  step(elapsedMs: number): void {
    for (const particle of this.#particles) particle.ageMs += elapsedMs;
    this.#particles = this.#particles.filter(({ ageMs, lifeMs }) => ageMs < lifeMs);
  }

  clear(): void {
    this.#particles = [];
  }
}
