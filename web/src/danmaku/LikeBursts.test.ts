import assert from "node:assert/strict";
import test from "node:test";
import { LikeBursts, mostParticles } from "./LikeBursts.ts";

const sides = (bursts: LikeBursts) => bursts.particles.map(({ side }) => side);

test("the first counters are the start, what they grow by afterwards bursts", () => {
  const bursts = new LikeBursts(() => 0.5);
  bursts.observe({ likes: 900, "likes.affirmative": 500, "likes.negative": 300 });
  assert.deepEqual(sides(bursts), []);
  bursts.observe({ likes: 904, "likes.affirmative": 502, "likes.negative": 301 });
  assert.deepEqual(sides(bursts), ["affirmative", "affirmative", "negative", null]);
});

test("a tick that lacks a counter, or repeats it, bursts nothing for it", () => {
  const bursts = new LikeBursts(() => 0.5);
  bursts.observe({ likes: 10 });
  bursts.observe({});
  bursts.observe({ likes: 10, "likes.affirmative": 4 });
  assert.deepEqual(sides(bursts), []);
  bursts.observe({ likes: 12, "likes.affirmative": 6 });
  assert.deepEqual(sides(bursts), ["affirmative", "affirmative"]);
});

test("counters that fell are a new start, and so are those after a restart", () => {
  const bursts = new LikeBursts(() => 0.5);
  bursts.observe({ likes: 100 });
  bursts.observe({ likes: 3 });
  bursts.restart();
  bursts.observe({ likes: 50 });
  assert.deepEqual(sides(bursts), []);
  bursts.observe({ likes: 51 });
  assert.deepEqual(sides(bursts), [null]);
});

test("never more than thirty hearts, and all go", () => {
  const bursts = new LikeBursts();
  for (let likes = 0; likes < 100_000; likes += 1_000) {
    bursts.observe({ likes, "likes.affirmative": likes / 2 });
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
