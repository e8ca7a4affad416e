import assert from "node:assert/strict";
import test from "node:test";
import { readExports } from "./exportEntry.ts";

test("files are read with their formats, an unknown one makes the list none", () => {
  const told = { file: "flow", formats: ["csv", "json"], ready: false };
  assert.deepEqual(readExports([told]), [
    { file: "flow", formats: ["csv", "json"], isReady: false },
  ]);
  assert.equal(readExports([{ ...told, file: "secrets" }]), null);
});
