import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "node:test";
import { listing } from "./listing.tsx";
import { playing } from "./playing.tsx";
import { working } from "./working.tsx";

const source = (path: string) => readFileSync(path, "utf8");

/** A file and all it imports at once, types and what loads later apart. */
function loadedWith(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  const imports = /^(?:import|export) (?!type )(?:[^;"]*? from )?"(\.[^"]+)";/gm;
  for (const [, to = ""] of source(path).matchAll(imports)) {
    loadedWith(join(dirname(path), to), found);
  }
  return found;
}

const areas = ["home", "account", "console", "hall"].map((name) => `src/pages/${name}Area.ts`);
const rooms = ["more", "picture", "share"].map((name) => `src/pages/room/${name}Area.ts`);

for (const entry of ["src/app.tsx", "src/pages/roomArea.ts", ...areas, ...rooms]) {
  test(`${entry} loads the drawings it shows`, () => {
    const files = loadedWith(entry);
    for (const [name, drawings] of Object.entries({ listing, playing, working })) {
      if (files.has(`src/parts/icons/${name}.tsx`)) continue;
      const shown = new RegExp(
        `(?:icon[=:]|<Icon name=)[^;>]*?"(${Object.keys(drawings).join("|")})"`,
      );
      const found = [...files].flatMap((file) => shown.exec(source(file))?.[1] ?? []);
      assert.deepEqual(found, [], name);
    }
  });
}
