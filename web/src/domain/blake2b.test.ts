import assert from "node:assert/strict";
import test from "node:test";
import { blake2b256 } from "./blake2b.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

test("known texts have their known hashes, around the edges of a block", () => {
  const known: [Uint8Array, string][] = [
    [new Uint8Array(), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"],
    [
      new TextEncoder().encode("abc"),
      "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319",
    ],
    [
      new Uint8Array(128).fill(97),
      "ae2aa48507885c4c950fb809b2076f959cde9f8ea6da260d9a3587df33dac450",
    ],
    [
      new Uint8Array(129).fill(97),
      "2f64744a6de0d2c0b56e64cf6e29a5aaa255010d415d51c75ccc82f73dccd865",
    ],
    [
      Uint8Array.from({ length: 768 }, (_, at) => at % 256),
      "b8007121274217790e2923e0ad7027986e5a99d5531ef6ae7d294140fc81615d",
    ],
  ];
  for (const [bytes, hash] of known) assert.equal(hex(blake2b256(bytes)), hash);
});
