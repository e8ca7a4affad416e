/**
 * BLAKE2b with 32 bytes of digest and no key (RFC 7693), which browsers lack. 64-bit words are pairs
 * of 32-bit halves, the low one first: many times faster than BigInt, where there are many rows.
 */

const digestBytes = 32;
const blockBytes = 128;

// deno-fmt-ignore
const initial = new Uint32Array([
  0xf3bcc908, 0x6a09e667, 0x84caa73b, 0xbb67ae85, 0xfe94f82b, 0x3c6ef372, 0x5f1d36f1, 0xa54ff53a,
  0xade682d1, 0x510e527f, 0x2b3e6c1f, 0x9b05688c, 0xfb41bd6b, 0x1f83d9ab, 0x137e2179, 0x5be0cd19,
]);

/** Which words of the message the steps of a round take, in hexadecimal; then from the start again. */
const orders = [
  "0123456789abcdef",
  "ea489fd61c02b753",
  "b8c052fdae367194",
  "7931dcbe265a40f8",
  "905724afe1bc683d",
  "2c6a0b834d75fe19",
  "c51fed4a0763928b",
  "db7ec13950f4862a",
  "6fe9b308c2d714a5",
  "a2847615fb9e3cd0",
].map((order) => Uint8Array.from([...order].map((digit) => parseInt(digit, 16))));

/** The words each of the eight steps of a round mixes: four columns, then four diagonals. */
// deno-fmt-ignore
const steps = [
  [0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15],
  [0, 5, 10, 15], [1, 6, 11, 12], [2, 7, 8, 13], [3, 4, 9, 14],
] as const;

export function blake2b256(message: Uint8Array): Uint8Array {
  const state = initial.slice();
  state[0]! ^= 0x01010000 ^ digestBytes;
  const block = new Uint8Array(blockBytes);
  let at = 0;
  do {
    const end = Math.min(at + blockBytes, message.length);
    block.fill(0);
    block.set(message.subarray(at, end));
    compress(state, block, end, end === message.length);
    at = end;
  } while (at < message.length);
  return new Uint8Array(state.buffer.slice(0, digestBytes));
}

/** Takes one block in. `taken`: bytes of the message up to its end. */
function compress(state: Uint32Array, block: Uint8Array, taken: number, isLast: boolean): void {
  const words = new Uint32Array(block.buffer);
  const mixed = new Uint32Array(32);
  mixed.set(state);
  mixed.set(initial, 16);
  mixed[24]! ^= taken; // a message of 4 GiB does not fit into a page
  if (isLast) {
    mixed[28] = ~mixed[28]!;
    mixed[29] = ~mixed[29]!;
  }
  for (let round = 0; round < 12; round++) {
    const order = orders[round % 10]!;
    steps.forEach(([a, b, c, d], step) => {
      mix(mixed, a * 2, b * 2, c * 2, d * 2, words, order[step * 2]! * 2, order[step * 2 + 1]! * 2);
    });
  }
  for (let half = 0; half < 16; half++) state[half]! ^= mixed[half]! ^ mixed[half + 16]!;
}

function mix(
  v: Uint32Array,
  a: number,
  b: number,
  c: number,
  d: number,
  words: Uint32Array,
  x: number,
  y: number,
): void {
  add(v, a, v[b]!, v[b + 1]!);
  add(v, a, words[x]!, words[x + 1]!);
  turn(v, d, a, 32);
  add(v, c, v[d]!, v[d + 1]!);
  turn(v, b, c, 24);
  add(v, a, v[b]!, v[b + 1]!);
  add(v, a, words[y]!, words[y + 1]!);
  turn(v, d, a, 16);
  add(v, c, v[d]!, v[d + 1]!);
  turn(v, b, c, 63);
}

/** Adds a word of 64 bits to the one at `to`. */
function add(v: Uint32Array, to: number, low: number, high: number): void {
  const sum = v[to]! + low;
  v[to] = sum;
  v[to + 1] = v[to + 1]! + high + (sum > 0xffffffff ? 1 : 0);
}

/** The word at `to` becomes its exclusive or with the one at `from`, turned right by `bits`. */
function turn(v: Uint32Array, to: number, from: number, bits: number): void {
  const [low, high] = [v[to]! ^ v[from]!, v[to + 1]! ^ v[from + 1]!];
  if (bits === 32) {
    v[to] = high;
    v[to + 1] = low;
  } else if (bits === 63) {
    v[to] = (low << 1) | (high >>> 31);
    v[to + 1] = (high << 1) | (low >>> 31);
  } else {
    v[to] = (low >>> bits) | (high << (32 - bits));
    v[to + 1] = (high >>> bits) | (low << (32 - bits));
  }
}
