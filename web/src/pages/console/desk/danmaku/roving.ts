/** Where the focus of a list goes, which has one row that can be reached by Tab. */

/** The row a key moves to; null when the key does not move. */
export function rowAfterKey(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case "j":
    case "ArrowDown":
      return Math.min(count - 1, at + 1);
    case "k":
    case "ArrowUp":
      return Math.max(0, at - 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

/**
 * The row that is current now: the same one wherever it has moved to, and where it is gone the one
 * that took its place, so that one key after another works a list off.
 */
export function currentRow(ids: readonly string[], currentId: string | null, at: number): number {
  const found = currentId === null ? -1 : ids.indexOf(currentId);
  return found >= 0 ? found : Math.max(0, Math.min(at, ids.length - 1));
}
