import assert from "node:assert/strict";
import test from "node:test";
import type { Side } from "../../domain/values.ts";
import { failed, type Result } from "../../lib/envelope.ts";
import { gatherMs, Likes, mostAtOnce } from "./Likes.ts";

/** A clock set by hand, and a server that answers when told. */
class Bench {
  readonly sent: [number, Side | null][] = [];
  readonly #answers: ((result: Result<unknown>) => void)[] = [];
  #due: { atMs: number; act: () => void }[] = [];
  #nowMs = 0;
  readonly likes = new Likes(
    (count, side) => {
      this.sent.push([count, side]);
      return new Promise((answer) => this.#answers.push(answer));
    },
    (ms, act) => {
      const one = { atMs: this.#nowMs + ms, act };
      this.#due.push(one);
      return () => this.#due = this.#due.filter((other) => other !== one);
    },
  );

  pass(ms: number): void {
    this.#nowMs += ms;
    const due = this.#due.filter(({ atMs }) => atMs <= this.#nowMs);
    this.#due = this.#due.filter(({ atMs }) => atMs > this.#nowMs);
    for (const { act } of due) act();
  }

  async answer(result: Result<unknown> = { ok: true, value: null }): Promise<void> {
    this.#answers.shift()?.(result);
    await new Promise((go) => setImmediate(go));
  }

  tap(count: number, side: Side | null = null): void {
    for (let tap = 0; tap < count; tap++) this.likes.tap(side, this.likes.view.value.atLeast ?? 10);
  }
}

test("taps are sent together, and counted on the page at once", () => {
  const bench = new Bench();
  bench.tap(7);
  assert.equal(bench.likes.view.value.atLeast, 17);
  assert.deepEqual(bench.sent, []);
  bench.pass(gatherMs);
  assert.deepEqual(bench.sent, [[7, null]]);
});

test("one batch at a time, of no more than the server takes, each for one side", async () => {
  const bench = new Bench();
  bench.tap(mostAtOnce + 3, "affirmative");
  bench.pass(gatherMs);
  bench.tap(2, "negative");
  bench.pass(gatherMs);
  assert.deepEqual(bench.sent, [[mostAtOnce, "affirmative"]]);
  await bench.answer();
  bench.pass(gatherMs);
  await bench.answer();
  bench.pass(gatherMs);
  assert.deepEqual(bench.sent.slice(1), [[3, "affirmative"], [2, "negative"]]);
});

test("a refusal is said, and what waited is given up with it", async () => {
  const bench = new Bench();
  bench.tap(1);
  bench.pass(gatherMs);
  bench.tap(4);
  await bench.answer(failed(429, "rate_limited"));
  bench.pass(60_000);
  assert.equal(bench.sent.length, 1);
  assert.equal(bench.likes.view.value.failure?.reason, "rate_limited");
  assert.equal(bench.likes.view.value.atLeast, null);
  bench.tap(1);
  bench.pass(gatherMs);
  assert.deepEqual(bench.sent, [[1, null], [1, null]]);
});

test("a while after the answer the server's own count is shown again", async () => {
  const bench = new Bench();
  bench.tap(1);
  bench.pass(gatherMs);
  await bench.answer();
  bench.pass(1_000);
  assert.equal(bench.likes.view.value.atLeast, 11);
  bench.pass(1_000);
  assert.equal(bench.likes.view.value.atLeast, null);
});

test("leaving the page sends what waits", () => {
  const bench = new Bench();
  bench.tap(2);
  bench.likes.stop();
  assert.deepEqual(bench.sent, [[2, null]]);
});

test("what waits while a batch is under way follows it, also when the page is left", async () => {
  const bench = new Bench();
  bench.tap(1);
  bench.pass(gatherMs);
  bench.tap(4);
  bench.likes.stop();
  assert.equal(bench.sent.length, 1);
  await bench.answer();
  bench.pass(gatherMs);
  assert.deepEqual(bench.sent, [[1, null], [4, null]]);
});
