import assert from "node:assert/strict";
import test from "node:test";
import { type AirTarget, DanmakuFeed } from "./DanmakuFeed.ts";
import type { Line } from "./line.ts";
import { mostEntries, paceMs, type Timing } from "./ListLog.ts";

/** A clock that runs when told to. */
class FakeTiming implements Timing {
  #nowMs = 0;
  #acts: { atMs: number; act: () => void }[] = [];

  nowMs(): number {
    return this.#nowMs;
  }

  after(ms: number, act: () => void): void {
    this.#acts.push({ atMs: this.#nowMs + ms, act });
  }

  pass(ms: number): void {
    this.#nowMs += ms;
    const due = this.#acts.filter(({ atMs }) => atMs <= this.#nowMs);
    this.#acts = this.#acts.filter(({ atMs }) => atMs > this.#nowMs);
    for (const { act } of due) act();
  }
}

/** Keeps what it was told. */
class Air implements AirTarget {
  lines: Line[] = [];
  own: string[] = [];
  observeLikes(): void {}
  burst(): void {}

  add(line: Line, isOwn: boolean): void {
    this.lines.push(line);
    if (isOwn) this.own.push(line.id);
  }

  remove(isGone: (line: Line) => boolean): void {
    this.lines = this.lines.filter((line) => !isGone(line));
  }
}

function line(id: string, tag = "t"): Line {
  const author = { name: "甲", badge: null, tag };
  return { id, text: id, side: null, colour: "white", place: "roll", author };
}

function begin() {
  const timing = new FakeTiming();
  const feed = new DanmakuFeed(timing);
  const air = new Air();
  feed.attach(air);
  let renders = 0;
  feed.log.view.subscribe(() => renders++);
  const listed = () => feed.log.view.value.entries.map(({ id }) => id);
  const flying = () => air.lines.map(({ id }) => id);
  return { timing, feed, air, listed, flying, renders: () => renders };
}

test("a thousand lines in ten seconds render the list forty times, and fly at once", () => {
  const { timing, feed, listed, flying, renders } = begin();
  for (let number = 1; number <= 1_000; number++) {
    feed.add(line(`d${number}`));
    assert.equal(flying().length, number);
    timing.pass(10);
  }
  timing.pass(paceMs);
  assert.ok(renders() <= 42, `${renders()} renders`);
  assert.equal(listed().length, mostEntries);
  assert.equal(listed().at(-1), "d1000");
});

test("a removed line leaves list and air in the same moment, by id or by author", () => {
  const { timing, feed, listed, flying } = begin();
  for (const [id, tag] of [["d1", "a"], ["d2", "b"], ["d3", "a"], ["d4", "c"]]) {
    feed.add(line(id as string, tag));
  }
  timing.pass(paceMs);
  feed.remove({ ids: ["d2"] });
  assert.deepEqual([listed(), flying()], [["d1", "d3", "d4"], ["d1", "d3", "d4"]]);
  feed.remove({ authorTag: "a" });
  assert.deepEqual([listed(), flying()], [["d4"], ["d4"]]);
});

test("a line removed before the list has shown it is never shown", () => {
  const { timing, feed, listed } = begin();
  feed.add(line("d1"));
  timing.pass(paceMs);
  feed.add(line("d2"));
  feed.remove({ ids: ["d2"] });
  timing.pass(paceMs);
  assert.deepEqual(listed(), ["d1"]);
});

test("a line told twice stands in the list once", () => {
  const { timing, feed, listed } = begin();
  feed.add(line("d1"));
  feed.add(line("d1"));
  timing.pass(paceMs);
  feed.add(line("d1"));
  timing.pass(paceMs);
  assert.deepEqual(listed(), ["d1"]);
});

test("held, the list stands still and counts; removals act all the same; then it goes on", () => {
  const { timing, feed, listed } = begin();
  feed.add(line("d1"));
  feed.add(line("d2"));
  timing.pass(paceMs);
  feed.log.hold();
  for (let number = 3; number < 3 + 2 * mostEntries; number++) feed.add(line(`d${number}`));
  timing.pass(paceMs);
  assert.deepEqual([listed(), feed.log.view.value.waiting], [["d1", "d2"], 2 * mostEntries]);
  feed.remove({ ids: ["d1", "d402"] });
  assert.deepEqual([listed(), feed.log.view.value.waiting], [["d2"], 2 * mostEntries - 1]);
  feed.log.release();
  assert.equal(feed.log.view.value.waiting, 0);
  assert.deepEqual([listed().length, listed().at(-1)], [mostEntries, "d401"]);
});

test("a snapshot is history: it is listed and does not fly, and what it lacks is gone", () => {
  const { timing, feed, listed, flying } = begin();
  feed.add(line("d1"));
  feed.add(line("d2"));
  const author = { name: "乙", tag: "b" };
  const gift = { id: "g1", giftName: "花", icon: null, count: 1, combo: 1, side: null, author };
  feed.addGift(gift);
  timing.pass(paceMs);
  feed.restart([line("d2"), line("d3")]);
  timing.pass(paceMs);
  assert.deepEqual([listed(), flying()], [["d2", "g1", "d3"], ["d2"]]);
});

test("one's own lines are known by their tag", () => {
  const { timing, feed, air } = begin();
  feed.setOwn("me");
  feed.add(line("d1", "me"));
  feed.add(line("d2", "you"));
  timing.pass(paceMs);
  assert.deepEqual(air.own, ["d1"]);
  assert.deepEqual(feed.log.view.value.entries.map(({ isOwn }) => isOwn), [true, false]);
});

test("one's own lines and gifts that are listed already are marked once the tag is known", () => {
  const { timing, feed } = begin();
  feed.restart([line("d1", "me"), line("d2", "you")]);
  const author = { name: "我", tag: "me" };
  feed.addGift({ id: "g1", giftName: "花", icon: null, count: 1, combo: 1, side: null, author });
  timing.pass(paceMs);
  feed.add(line("d3", "me"));
  feed.setOwn("me");
  const own = () => feed.log.view.value.entries.filter(({ isOwn }) => isOwn).map(({ id }) => id);
  assert.deepEqual(own(), ["d1", "g1", "d3"]);
  feed.setOwn("you");
  assert.deepEqual(own(), ["d2"]);
});

test("an air that has left is told nothing more", () => {
  const { timing, feed, listed } = begin();
  const late = new Air();
  feed.attach(late)();
  feed.add(line("d1"));
  timing.pass(paceMs);
  assert.deepEqual([late.lines, listed()], [[], ["d1"]]);
});
