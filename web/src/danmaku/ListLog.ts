import { Store } from "../lib/store.ts";
import type { Entry } from "./entry.ts";

/** What the list shows, and how much has come since it stands still. */
export interface ListView {
  entries: readonly Entry[];
  /** It stands still for a reader. */
  isHeld: boolean;
  /** Entries that came since. */
  waiting: number;
}

export const mostEntries = 200;
/** Between two views: four a second at most, however much comes. */
export const paceMs = 250;

/** Time as the log needs it; the browser's by default. */
export interface Timing {
  nowMs(): number;
  after(ms: number, act: () => void): void;
}

const browserTiming: Timing = {
  nowMs: () => performance.now(),
  after: (ms, act) => void setTimeout(act, ms),
};

/**
 * The newest entries, oldest first, as a store that changes at most four times a second.
 * Removals are the exception: they show at once, so that list and air lose a line together.
 */
export class ListLog {
  readonly view = new Store<ListView>({ entries: [], isHeld: false, waiting: 0 });
  readonly #timing: Timing;
  #shown: Entry[] = [];
  /** Came after `#shown`. */
  #fresh: Entry[] = [];
  /** Of those that came while held, how many did not fit into `#fresh`. */
  #skipped = 0;
  #isHeld = false;
  #isDue = false;
  #publishedMs = -Infinity;

  constructor(timing: Timing = browserTiming) {
    this.#timing = timing;
  }

  /** Takes an entry; one that is there already is not taken twice. */
  add(entry: Entry): void {
    if (this.#has(entry.id)) return;
    this.#fresh.push(entry);
    if (this.#fresh.length > mostEntries) {
      this.#fresh.shift();
      this.#skipped++;
    }
    this.#publishSoon();
  }

  /** Takes entries away where they stand, at once. */
  remove(isGone: (entry: Entry) => boolean): void {
    const before = this.#shown.length + this.#fresh.length;
    this.#shown = this.#shown.filter((entry) => !isGone(entry));
    this.#fresh = this.#fresh.filter((entry) => !isGone(entry));
    if (this.#shown.length + this.#fresh.length < before) this.#publish();
  }

  /** Marks entries as the viewer's own, those alone for which `isOwn` holds; at once. */
  mark(isOwn: (entry: Entry) => boolean): void {
    const marked = (entry: Entry): Entry =>
      entry.isOwn === isOwn(entry) ? entry : { ...entry, isOwn: !entry.isOwn };
    this.#shown = this.#shown.map(marked);
    this.#fresh = this.#fresh.map(marked);
    this.#publish();
  }

  /** Stands still for a reader who looks back; what comes meanwhile is counted. */
  hold(): void {
    if (this.#isHeld) return;
    this.#isHeld = true;
    this.#publish();
  }

  /** Goes on, with all that came meanwhile. */
  release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#publish();
  }

  #has(id: string): boolean {
    return this.#fresh.some((entry) => entry.id === id) ||
      this.#shown.some((entry) => entry.id === id);
  }

  #publishSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    const sinceMs = this.#timing.nowMs() - this.#publishedMs;
    this.#timing.after(Math.max(0, paceMs - sinceMs), () => {
      if (this.#isDue) this.#publish();
    });
  }

  #publish(): void {
    this.#isDue = false;
    this.#publishedMs = this.#timing.nowMs();
    if (!this.#isHeld) {
      this.#shown = [...this.#shown, ...this.#fresh].slice(-mostEntries);
      this.#fresh = [];
      this.#skipped = 0;
    }
    this.view.set({
      entries: this.#shown,
      isHeld: this.#isHeld,
      waiting: this.#fresh.length + this.#skipped,
    });
  }
}
