import type { AirSide } from "./line.ts";

/** Counters of likes as ticks carry them: absolute; a tick may hold only some. */
export type LikeCounters = Partial<
  Record<"likes" | "likes.affirmative" | "likes.negative", number>
>;

/** One heart on its way up; positions are shares of the air. */
export interface Particle {
  side: AirSide | null;
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
  #last: LikeCounters | null = null;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  get particles(): readonly Particle[] {
    return this.#particles;
  }

  /** Takes counters; what they grew by since the last time bursts. The first ones are the start. */
  observe(counters: LikeCounters): void {
    const before = this.#last;
    this.#last = { ...before, ...counters };
    if (!before) return;
    const grown = (name: keyof LikeCounters) => {
      const [old, now] = [before[name], counters[name]];
      return now === undefined ? 0 : Math.max(0, now - (old ?? now));
    };
    const [all, affirmative, negative] = [
      grown("likes"),
      grown("likes.affirmative"),
      grown("likes.negative"),
    ];
    this.burst("affirmative", affirmative);
    this.burst("negative", negative);
    this.burst(null, all - affirmative - negative);
  }

  /** Forgets the counters: the next ones are a start again. */
  restart(): void {
    this.#last = null;
  }

  burst(side: AirSide | null, count: number): void {
    const room = Math.min(count, mostAtOnce, mostParticles - this.#particles.length);
    for (let number = 0; number < room; number++) {
      const random = this.#random;
      this.#particles.push({
        side,
        at: startOf[side ?? "none"] + (random() - 0.5) * 0.1,
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
