import { authorOf, type GiftNote } from "./entry.ts";
import type { LikeCounts } from "./LikeBursts.ts";
import type { Side } from "../domain/values.ts";
import type { Line } from "./line.ts";
import { ListLog, type Timing } from "./ListLog.ts";

/** What the feed asks of an air: the part of `DanmakuLayer` it needs. */
export interface AirTarget {
  add(line: Line, isOwn: boolean): void;
  remove(isGone: (line: Line) => boolean): void;
  observeLikes(before: LikeCounts, now: LikeCounts): void;
  burst(side: Side | null, count: number): void;
}

/** Of `danmaku.removed`: some lines, or all of one author. */
export interface Removal {
  ids?: readonly string[] | undefined;
  authorTag?: string | undefined;
}

/**
 * Where a page hands in what a debate's channel tells; list and air take it from here.
 * Outside of React: a line that flies makes nothing render.
 */
export class DanmakuFeed {
  readonly log: ListLog;
  readonly #airs = new Set<AirTarget>();
  #ownTag: string | null = null;

  constructor(timing?: Timing) {
    this.log = new ListLog(timing);
  }

  /** Lets an air show what comes from now on; gives back how to leave. */
  attach(air: AirTarget): () => void {
    this.#airs.add(air);
    return () => this.#airs.delete(air);
  }

  /**
   * Says by which tag the viewer's own lines are known; it is on every line and gift they have sent, also
   * on those that are listed already.
   */
  setOwn(tag: string): void {
    if (tag === this.#ownTag) return;
    this.#ownTag = tag;
    this.log.mark((entry) => authorOf(entry).tag === tag);
  }

  /** `danmaku.posted`. */
  add(line: Line): void {
    const isOwn = line.author.tag === this.#ownTag;
    this.#list(line, isOwn);
    for (const air of this.#airs) air.add(line, isOwn);
  }

  /** `danmaku.removed`: gone from list and air before the next picture. */
  remove({ ids = [], authorTag }: Removal): void {
    const gone = new Set(ids);
    this.#removeLines((line) => gone.has(line.id) || line.author.tag === authorTag);
  }

  /**
   * `danmaku.recent` of a snapshot. Lines that are not in it may have been removed meanwhile and go;
   * those in it are history, and do not fly.
   */
  restart(recent: readonly Line[]): void {
    const kept = new Set(recent.map(({ id }) => id));
    this.#removeLines((line) => !kept.has(line.id));
    for (const line of recent) this.#list(line, line.author.tag === this.#ownTag);
  }

  /** `gift.sent`. */
  addGift(gift: GiftNote): void {
    const isOwn = gift.author.tag === this.#ownTag;
    this.log.add({ kind: "gift", id: gift.id, gift, isOwn });
  }

  /** How many likes there were and are, with each tick. */
  observeLikes(before: LikeCounts, now: LikeCounts): void {
    for (const air of this.#airs) air.observeLikes(before, now);
  }

  /** Hearts for the viewer's own tap. */
  burst(side: Side | null, count: number): void {
    for (const air of this.#airs) air.burst(side, count);
  }

  #list(line: Line, isOwn: boolean): void {
    this.log.add({ kind: "line", id: line.id, line, isOwn });
  }

  #removeLines(isGone: (line: Line) => boolean): void {
    this.log.remove((entry) => entry.kind === "line" && isGone(entry.line));
    for (const air of this.#airs) air.remove(isGone);
  }
}
