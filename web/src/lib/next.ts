/**
 * The login page's address that leads back to a place of ours afterwards. The place stands behind #, which
 * no server is told: it may be a link whose own secret stands there.
 */
export function loginAddress(next: string): string {
  return next === "/" ? "/login" : `/login#next=${encodeURIComponent(next)}`;
}
