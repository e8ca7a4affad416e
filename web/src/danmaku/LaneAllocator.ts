/** Room between two lines of a lane, in em. */
const gapEm = 1.5;

/**
 * Gives each line of the air a lane in which it can never touch another.
 *
 * All lines run equally fast, so one odometer tells where each is: a line that entered at `e` has run
 * `odometer - e` from the right edge. Two lines of a lane then keep their distance for good, whatever
 * becomes of speed, width of the air or size of the type. Lengths are in em, which scale with the type.
 */
export class LaneAllocator {
  /** By lane: the odometer from which a line may enter behind the last one. */
  #freeAt: number[] = [];
  /** By lane: the odometer at which the last line will have left for good. */
  #emptyAt: number[] = [];
  /** Lanes in which a line stands still, which no other may use. */
  readonly #taken = new Set<number>();

  /**
   * The first lane of the first `lanes` in which a line of this width may start now, or null: all full.
   * `airEm` is the width of the air; it may differ from call to call.
   */
  enter(widthEm: number, odometerEm: number, lanes: number, airEm: number): number | null {
    for (let lane = 0; lane < lanes; lane++) {
      if (this.#taken.has(lane) || odometerEm < (this.#freeAt[lane] ?? 0)) continue;
      this.#freeAt[lane] = odometerEm + widthEm + gapEm;
      this.#emptyAt[lane] = Math.max(this.#emptyAt[lane] ?? 0, odometerEm + airEm + widthEm);
      return lane;
    }
    return null;
  }

  /** The first of these lanes in which nothing runs or stands, kept until `release`; null: none. */
  stand(lanes: readonly number[], odometerEm: number): number | null {
    for (const lane of lanes) {
      if (this.#taken.has(lane) || odometerEm < (this.#emptyAt[lane] ?? 0)) continue;
      this.#taken.add(lane);
      return lane;
    }
    return null;
  }

  release(lane: number): void {
    this.#taken.delete(lane);
  }

  /** The air grew: who runs needs longer to leave it. */
  widen(byEm: number): void {
    if (byEm > 0) this.#emptyAt = this.#emptyAt.map((at) => at + byEm);
  }

  clear(): void {
    this.#freeAt = [];
    this.#emptyAt = [];
    this.#taken.clear();
  }
}
