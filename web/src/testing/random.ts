import process from "node:process";

/** The same in each run; the long run (`DEBATE_FULL`) draws anew, `DEBATE_SEED` gives another one. */
const usual = process.env.DEBATE_FULL ? Math.floor(Math.random() * 2 ** 32) : 20_261_123;
const seed = Number(process.env.DEBATE_SEED ?? usual) >>> 0;
let isTold = false;

/** The draws of a property test, from 0 to 1; each test names its own stream. */
export function randomOf(stream: string): () => number {
  if (!isTold) console.log(`properties draw from DEBATE_SEED=${seed}`);
  isTold = true;
  let state = seed;
  for (const letter of stream) state = Math.imul(state ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `least` to `most`. */
export function draw(random: () => number, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}
