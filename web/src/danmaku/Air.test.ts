import assert from "node:assert/strict";
import test from "node:test";
import { Air, type Flight, mostFlights, mostWaiting } from "./Air.ts";
import { type Geometry, geometryOf } from "./geometry.ts";
import type { Line } from "./line.ts";
import { defaultSettings } from "./settings.ts";

const geometry: Geometry = {
  widthPx: 800,
  heightPx: 100,
  fontPx: 20,
  lanePx: 30,
  rows: 3,
  lanes: 2,
  emPerSecond: 5,
};

function line(id: string, more: Partial<Line> = {}): Line {
  const author = { name: "甲", badge: null, tag: "t" };
  return { id, text: id, side: null, colour: "white", place: "roll", author, ...more };
}

/** An air in which every line is `widthEm` wide, laid out as above. */
function airOf(widthEm: number, shape: Partial<Geometry> = {}): Air {
  const air = new Air(() => ({ widthEm, textAtEm: 0, isTall: false }));
  air.set({ ...geometry, ...shape });
  return air;
}

const ids = (air: Air) => air.flights.map((flight) => flight.line.id);

function fly(air: Air, ms: number): void {
  for (let at = 0; at < ms; at += 16) air.step(16);
}

test("a line enters at the right edge, runs to the left and is gone once it has left", () => {
  const air = airOf(10);
  air.offer(line("d1"), false);
  air.step(0);
  assert.equal(air.leftPx(air.flights[0] as Flight), 800);
  fly(air, 1_008);
  assert.ok(Math.abs(air.leftPx(air.flights[0] as Flight) - 699.2) < 0.01);
  fly(air, 9_000);
  assert.deepEqual(ids(air), []);
  assert.ok(air.isIdle);
});

test("lines that find every lane full wait a second, then they are dropped", () => {
  const air = airOf(10);
  for (const id of ["d1", "d2", "d3"]) air.offer(line(id), false);
  air.step(0);
  assert.deepEqual(ids(air), ["d1", "d2"]);
  fly(air, 1_100);
  fly(air, 8_000);
  assert.deepEqual(ids(air).includes("d3"), false);
});

test("a lane that falls free takes the one that waits", () => {
  const air = airOf(2);
  for (const id of ["d1", "d2", "d3"]) air.offer(line(id), false);
  fly(air, 900);
  assert.deepEqual(ids(air), ["d1", "d2", "d3"]);
});

test("few wait and few fly, however many come", () => {
  const air = airOf(0.1, { rows: 1_000, lanes: 1_000 });
  for (let number = 0; number < 50_000; number++) {
    air.offer(line(`d${number}`), false);
    if (number % 20 === 0) air.step(1);
  }
  assert.equal(air.flights.length, mostFlights);
  const full = airOf(10);
  for (let number = 0; number < 1_000; number++) full.offer(line(`d${number}`), false);
  full.set({ ...geometry, rows: 500, lanes: 500 });
  full.step(0);
  assert.equal(full.flights.length, mostWaiting);
});

test("the viewer's own line goes first, even when all places to wait are taken", () => {
  const air = airOf(10, { lanes: 1 });
  for (let number = 0; number < mostWaiting; number++) air.offer(line(`d${number}`), false);
  air.offer(line("own"), true);
  air.step(0);
  assert.deepEqual(ids(air), ["own"]);
  assert.equal(air.flights[0]?.isOwn, true);
});

test("a removed line is gone at once, flying or waiting, by id or by author", () => {
  const air = airOf(10);
  const other = { name: "乙", badge: null, tag: "u" };
  air.offer(line("d1"), false);
  air.offer(line("d2", { author: other }), false);
  air.offer(line("d3"), false);
  air.step(0);
  air.remove(({ id }) => id === "d1" || id === "d3");
  assert.deepEqual(ids(air), ["d2"]);
  air.remove(({ author }) => author.tag === "u");
  assert.ok(air.isIdle);
});

test("lines stand in the middle for four seconds, at the top from the top, at the bottom from below", () => {
  const air = airOf(10, { rows: 8, lanes: 4 });
  air.offer(line("top1", { place: "top" }), false);
  air.offer(line("top2", { place: "top" }), false);
  air.offer(line("low", { place: "bottom" }), false);
  air.step(0);
  assert.deepEqual(air.flights.map(({ lane }) => lane), [0, 1, 7]);
  assert.equal(air.leftPx(air.flights[0] as Flight), 300);
  fly(air, 3_900);
  assert.equal(air.flights.length, 3);
  fly(air, 150);
  assert.ok(air.isIdle);
  air.offer(line("next", { place: "top" }), false);
  air.step(0);
  assert.equal(air.flights[0]?.lane, 0, "a lane nobody stands in any more is free again");
});

test("nothing runs into a line that stands, and none stands where one runs", () => {
  const air = airOf(10, { rows: 2, lanes: 2 });
  air.offer(line("top", { place: "top" }), false);
  air.offer(line("a"), false);
  air.offer(line("b"), false);
  air.offer(line("late", { place: "top" }), false);
  air.step(0);
  assert.deepEqual(air.flights.map(({ line, lane }) => [line.id, lane]), [["top", 0], ["a", 1]]);
});

test("a line as wide as the air cannot stand, it runs", () => {
  const air = airOf(41);
  air.offer(line("long", { place: "top" }), false);
  air.step(0);
  assert.equal(air.leftPx(air.flights[0] as Flight), 800);
});

test("a smaller area drops what flies below it at once", () => {
  const air = airOf(10);
  air.offer(line("d1"), false);
  air.offer(line("d2"), false);
  air.step(0);
  air.set({ ...geometry, lanes: 1 });
  assert.deepEqual(ids(air), ["d1"]);
});

test("after a long stall lines go on from where they were, they do not jump", () => {
  const air = airOf(10);
  air.offer(line("d1"), false);
  air.step(0);
  air.step(60_000);
  assert.ok(Math.abs(air.leftPx(air.flights[0] as Flight) - 790) < 0.01);
});

test("the type grows with the picture, and every size has room for a lane", () => {
  const at = (width: number, height: number) => geometryOf(width, height, defaultSettings);
  assert.equal(at(390, 219).fontPx, 15);
  assert.ok(at(1280, 720).fontPx > 22 && at(1280, 720).fontPx < 28);
  assert.ok(at(3840, 2160).fontPx > 55);
  for (const size of ["small", "normal", "large"] as const) {
    const { rows, lanes } = geometryOf(10, 10, { ...defaultSettings, size });
    assert.deepEqual([rows, lanes], [1, 1]);
  }
  const quarter = geometryOf(1280, 720, { ...defaultSettings, area: "quarter" });
  const all = geometryOf(1280, 720, { ...defaultSettings, area: "all" });
  assert.equal(all.lanes, all.rows);
  assert.ok(quarter.lanes * 3.5 < all.lanes);
});
