/** The login page's address that leads back to a place of ours afterwards. */
export function loginAddress(next: string): string {
  return next === "/" ? "/login" : `/login?next=${encodeURIComponent(next)}`;
}

/** Where a login leads: a path of ours as the address says, else home; never another site. */
export function nextOf(search: string): string {
  const next = new URLSearchParams(search).get("next") ?? "/";
  const home = "http://here.invalid";
  try {
    const address = new URL(next, home);
    const isOurs = next.startsWith("/") && address.origin === home;
    return isOurs ? address.pathname + address.search + address.hash : "/";
  } catch {
    return "/";
  }
}
