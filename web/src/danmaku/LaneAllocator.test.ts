import assert from "node:assert/strict";
import test from "node:test";
import { Air, type Flight } from "./Air.ts";
import { geometryOf } from "./geometry.ts";
import { LaneAllocator } from "./LaneAllocator.ts";
import type { Line } from "./line.ts";
import { areas, sizes, speeds } from "./settings.ts";

/** A small generator that gives the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(random: () => number, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)] as T;

test("the next line of a lane waits until the one before has wholly entered", () => {
  const lanes = new LaneAllocator();
  assert.equal(lanes.enter(10, 0, 1, 40), 0);
  assert.equal(lanes.enter(1, 10, 1, 40), null);
  assert.equal(lanes.enter(1, 11.5, 1, 40), 0);
});

test("the uppermost free lane is taken, and none beyond those allowed", () => {
  const lanes = new LaneAllocator();
  const given = [1, 2, 3].map(() => lanes.enter(10, 0, 2, 40));
  assert.deepEqual(given, [0, 1, null]);
});

test("a lane in which somebody stands is given to no other until it is released", () => {
  const lanes = new LaneAllocator();
  assert.equal(lanes.stand([1, 0], 0), 1);
  assert.deepEqual([1, 2].map(() => lanes.enter(5, 0, 2, 40)), [0, null]);
  assert.equal(lanes.stand([0, 1], 0), null);
  lanes.release(1);
  assert.equal(lanes.enter(5, 0, 2, 40), 1);
});

test("none stands before the last runner has left, which takes longer in an air that grew", () => {
  const lanes = new LaneAllocator();
  lanes.enter(5, 0, 1, 40);
  assert.equal(lanes.stand([0], 44.9), null);
  lanes.widen(20);
  assert.equal(lanes.stand([0], 50), null);
  assert.equal(lanes.stand([0], 65), 0);
});

/** Two lines of a lane that are on each other, or null. */
function overlap(air: Air, fontPx: number): [Flight, Flight] | null {
  for (const one of air.flights) {
    for (const other of air.flights) {
      if (one === other || one.lane !== other.lane) continue;
      const [a, b] = [air.leftPx(one), air.leftPx(other)];
      const room = 1e-6;
      if (
        a < b + other.shape.widthEm * fontPx - room && b < a + one.shape.widthEm * fontPx - room
      ) {
        return [one, other];
      }
    }
  }
  return null;
}

test("no two lines of a lane ever overlap: random widths, speeds, sizes, places, resizes, removals", () => {
  let [flown, stood] = [0, 0];
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomOf(seed);
    const seen = new Set<string>();
    const air = new Air(() => ({
      widthEm: 0.5 + random() ** 3 * 60,
      textAtEm: 0,
      isTall: false,
    }));
    const shape = () =>
      geometryOf(200 + random() * 3_000, 100 + random() * 1_500, {
        isOn: true,
        opacity: 1,
        area: pick(random, areas),
        speed: pick(random, speeds),
        size: pick(random, sizes),
      });
    let geometry = shape();
    air.set(geometry);
    for (let frame = 0; frame < 400; frame++) {
      for (let more = random() * 3; more > 1; more--) {
        const place = pick(random, ["roll", "roll", "roll", "top", "bottom"] as const);
        const author = { name: "甲", badge: null, tag: `${Math.floor(random() * 20)}` };
        const id = `${seed}.${frame}.${more}`;
        const line: Line = { id, text: id, side: null, colour: "white", place, author };
        air.offer(line, random() < 0.1);
      }
      if (random() < 0.02) air.set(geometry = shape());
      if (random() < 0.02) air.remove(({ author }) => author.tag === "7");
      if (random() < 0.002) air.clear();
      air.step(random() < 0.05 ? 5_000 : random() * 40);
      const found = overlap(air, geometry.fontPx);
      assert.equal(found, null, `seed ${seed}, frame ${frame}: ${JSON.stringify(found)}`);
      for (const flight of air.flights) {
        if (!seen.has(flight.line.id)) flight.enteredEm === null ? stood++ : flown++;
        seen.add(flight.line.id);
        assert.ok(flight.lane < geometry.rows, `seed ${seed}, frame ${frame}: outside of the air`);
      }
    }
  }
  assert.ok(flown > 5_000 && stood > 500, `only ${flown} flew and ${stood} stood`);
});
