import assert from "node:assert/strict";
import test from "node:test";
import { closerModes } from "./revealModes.ts";

test("an open round may only become more closed", () => {
  assert.deepEqual(closerModes("live"), ["live", "delayed", "banded", "hidden"]);
  assert.deepEqual(closerModes("banded"), ["banded", "hidden"]);
});
