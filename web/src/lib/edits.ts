/** What two people made of the same thing, field by field; fields are compared by what they say. */

/** The fields in which a form differs from what it started from, in the form's order. */
export function changedFields<T extends object>(form: T, base: T): (keyof T & string)[] {
  const names = Object.keys(base) as (keyof T & string)[];
  return names.filter((name) => JSON.stringify(form[name]) !== JSON.stringify(base[name]));
}

/** Mine where I changed something, theirs elsewhere. */
export function mergedForm<T extends object>(base: T, mine: T, theirs: T): T {
  const kept = changedFields(mine, base).map((name) => [name, mine[name]]);
  return { ...theirs, ...Object.fromEntries(kept) };
}
