import assert from "node:assert/strict";
import test from "node:test";
import { LikeBursts, mostParticles } from "./LikeBursts.ts";

const sides = (bursts: LikeBursts) => bursts.particles.map(({ side }) => side);

test("what likes grew by bursts, by side", () => {
  const bursts = new LikeBursts(() => 0.5);
  bursts.observe(
    { all: 900, affirmative: 500, negative: 300 },
    { all: 904, affirmative: 502, negative: 301 },
  );
  assert.deepEqual(sides(bursts), ["affirmative", "affirmative", "negative", null]);
});

test("numbers that stayed or fell burst nothing", () => {
  const bursts = new LikeBursts(() => 0.5);
  const some = { all: 9, affirmative: 5, negative: 3 };
  bursts.observe(some, some);
  bursts.observe(some, { all: 0, affirmative: 0, negative: 0 });
  assert.deepEqual(sides(bursts), []);
});

test("never more than thirty hearts, and all go", () => {
  const bursts = new LikeBursts();
  for (let likes = 0; likes < 100_000; likes += 1_000) {
    bursts.observe(
      { all: likes, affirmative: 0, negative: 0 },
      { all: likes + 1_000, affirmative: 500, negative: 0 },
    );
    assert.ok(bursts.particles.length <= mostParticles);
  }
  assert.equal(bursts.particles.length, mostParticles);
  bursts.step(3_000);
  assert.deepEqual(sides(bursts), []);
});

test("the sides rise at their own ends, whatever chance says", () => {
  for (const chance of [0, 0.5, 0.999]) {
    const bursts = new LikeBursts(() => chance);
    bursts.burst("affirmative", 1);
    bursts.burst("negative", 1);
    const [left, right] = bursts.particles;
    assert.ok(left && right && left.at < 0.25 && right.at > 0.75);
  }
});
