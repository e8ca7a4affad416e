/** The English words of what a viewer's first page holds, by area: `tables.ts`. */
type Tables = typeof import("./tables.ts");

let held: Tables | null = null;

/**
 * The English table of an area. Most readers never see one, so they come in a file of their own, which
 * is there before anything is said in English.
 */
export function english<Name extends keyof Tables>(area: Name): Tables[Name] {
  if (!held) throw new Error("English was spoken before its words were loaded");
  return held[area];
}

/** Rejects when the file cannot be had: then the reader stays with Chinese. */
export async function loadEnglish(): Promise<void> {
  holdEnglish(await import("./tables.ts"));
}

export function hasEnglish(): boolean {
  return held !== null;
}

export function holdEnglish(tables: Tables): void {
  held = tables;
}
