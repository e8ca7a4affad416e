/** Readers of what comes over the wire: a value of the promised shape, or null. */

/** Turns the `data` of an answer into a value; null means it is not what was promised. */
export type Reader<T> = (data: unknown) => T | null;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Text that says something; "" and whatever is no text are null. */
export function filled(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

export function whole(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) ? value : null;
}

/** One of the words that may stand there. */
export function oneOf<T extends string>(words: readonly T[], value: unknown): T | null {
  return words.find((word) => word === value) ?? null;
}

/** An answer whose arrival is all it says. */
export function done(): true {
  return true;
}

/** A list as a whole: one entry that is wrong makes it none. */
export function listOf<T>(read: Reader<T>): Reader<T[]> {
  return (data) => {
    if (!Array.isArray(data)) return null;
    const values = data.map(read);
    return values.every((value): value is NonNullable<typeof value> => value !== null)
      ? values
      : null;
  };
}

export interface Paged<T> {
  records: T[];
  total: number;
  page: number;
  pages: number;
}

/** One page of a list, `{records, total, page, size, pages}`. */
export function pageOf<T>(read: Reader<T>): Reader<Paged<T>> {
  const readRecords = listOf(read);
  return (data) => {
    if (!isObject(data)) return null;
    const [total, page, pages] = [whole(data.total), whole(data.page), whole(data.pages)];
    const records = readRecords(data.records);
    if (records === null || total === null || page === null || pages === null) return null;
    return { records, total, page, pages };
  };
}
