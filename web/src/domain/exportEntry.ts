import { isObject, listOf, oneOf } from "../lib/read.ts";

export const exportFiles = [
  "summary",
  "rounds",
  "ballots",
  "ledger",
  "flow",
  "danmaku",
  "likes",
  "gifts",
  "audit",
] as const;

/** A file of a debate for its organisers. */
export interface ExportEntry {
  file: typeof exportFiles[number];
  formats: ("csv" | "json")[];
  /** Those that are not wait for a round to close. */
  isReady: boolean;
}

export const readExports = listOf((data): ExportEntry | null => {
  if (!isObject(data)) return null;
  const file = oneOf(exportFiles, data.file);
  const formats = listOf((format) => oneOf(["csv", "json"] as const, format))(data.formats);
  return file === null || formats === null ? null : { file, formats, isReady: data.ready === true };
});
