/**
 * BLAKE2b with 32 bytes of hash and no key (RFC 7693), by which ledgers are chained; browsers have
 * none of their own. A word of 64 bits is two of 32: the lower at the even place, the upper after it.
 */

/** The square roots of the first primes, in hexadecimal: RFC 7693 §2.6. */
const start = words(
  "6a09e667f3bcc908 bb67ae8584caa73b 3c6ef372fe94f82b a54ff53a5f1d36f1 " +
    "510e527fade682d1 9b05688c2b3e6c1f 1f83d9abfb41bd6b 5be0cd19137e2179",
);

/** Which word of the block each step takes: RFC 7693 §2.7. */
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
].map((order) => Array.from(order, (digit) => parseInt(digit, 16)));

/** Columns, then diagonals, of the sixteen words as a square. */
const quarters = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
] as const;

const blockBytes = 128;
const hashBytes = 32;

export function blake2b256(bytes: Uint8Array): Uint8Array {
  const hash = Uint32Array.from(start);
  hash[0]! ^= 0x01010000 ^ hashBytes;
  const blocks = Math.max(1, Math.ceil(bytes.length / blockBytes));
  for (let at = 0; at < blocks; at += 1) {
    const block = new Uint8Array(blockBytes);
    block.set(bytes.subarray(at * blockBytes, (at + 1) * blockBytes));
    const isLast = at === blocks - 1;
    compress(hash, block, isLast ? bytes.length : (at + 1) * blockBytes, isLast);
  }
  const result = new DataView(new ArrayBuffer(64));
  for (const [at, word] of hash.entries()) result.setUint32(at * 4, word, true);
  return new Uint8Array(result.buffer, 0, hashBytes);
}

/** `taken` bytes of the message are in with this block; none is longer than 2³² bytes. */
function compress(hash: Uint32Array, block: Uint8Array, taken: number, isLast: boolean): void {
  const view = new DataView(block.buffer);
  const message = Uint32Array.from({ length: 32 }, (_, at) => view.getUint32(at * 4, true));
  const state = new Uint32Array(32);
  state.set(hash);
  state.set(start, 16);
  state[24]! ^= taken;
  if (isLast) {
    state[28]! ^= 0xffffffff;
    state[29]! ^= 0xffffffff;
  }
  for (let round = 0; round < 12; round += 1) {
    const order = orders[round % orders.length] ?? [];
    for (const [step, [a, b, c, d]] of quarters.entries()) {
      const [first = 0, second = 0] = order.slice(step * 2);
      mix(state, a, b, message, first);
      turn(state, d, a, 32);
      mix(state, c, d);
      turn(state, b, c, 24);
      mix(state, a, b, message, second);
      turn(state, d, a, 16);
      mix(state, c, d);
      turn(state, b, c, 63);
    }
  }
  for (let at = 0; at < 16; at += 1) hash[at]! ^= state[at]! ^ state[at + 16]!;
}

/** One word plus another, and plus a word of the message where one is named. */
function mix(state: Uint32Array, to: number, of: number, message?: Uint32Array, at = 0): void {
  const low = state[to * 2]! + state[of * 2]! + (message ? message[at * 2]! : 0);
  const high = state[to * 2 + 1]! + state[of * 2 + 1]! + (message ? message[at * 2 + 1]! : 0);
  state[to * 2] = low;
  state[to * 2 + 1] = high + Math.floor(low / 0x1_0000_0000);
}

/** One word with another's bits flipped in, turned to the right by so many bits. */
function turn(state: Uint32Array, to: number, of: number, bits: 16 | 24 | 32 | 63): void {
  const low = state[to * 2]! ^ state[of * 2]!;
  const high = state[to * 2 + 1]! ^ state[of * 2 + 1]!;
  if (bits === 32) {
    state[to * 2] = high;
    state[to * 2 + 1] = low;
  } else if (bits === 63) {
    state[to * 2] = (low << 1) | (high >>> 31);
    state[to * 2 + 1] = (high << 1) | (low >>> 31);
  } else {
    state[to * 2] = (low >>> bits) | (high << (32 - bits));
    state[to * 2 + 1] = (high >>> bits) | (low << (32 - bits));
  }
}

function words(text: string): Uint32Array {
  return Uint32Array.from(
    text.split(" ").flatMap((word) => [
      parseInt(word.slice(8), 16),
      parseInt(word.slice(0, 8), 16),
    ]),
  );
}
