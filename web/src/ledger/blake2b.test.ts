import assert from "node:assert/strict";
import test from "node:test";
import { blake2b256 } from "./blake2b.ts";

function hex(message: Uint8Array): string {
  return Array.from(blake2b256(message), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

test("digests agree with another implementation, around the ends of blocks too", () => {
  const text = (letter: string, count = 1) => new TextEncoder().encode(letter.repeat(count));
  const bytes = Uint8Array.from({ length: 768 }, (_, at) => at % 256);
  assert.deepEqual(
    [text(""), text("abc"), ...[127, 128, 129].map((n) => text("a", n)), bytes].map(hex),
    [
      "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8",
      "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319",
      "59e2f1aba240f20aa591016f5ef429990bc9c2131dcd0d30f0ffd75ed18f317d",
      "ae2aa48507885c4c950fb809b2076f959cde9f8ea6da260d9a3587df33dac450",
      "2f64744a6de0d2c0b56e64cf6e29a5aaa255010d415d51c75ccc82f73dccd865",
      "b8007121274217790e2923e0ad7027986e5a99d5531ef6ae7d294140fc81615d",
    ],
  );
});
