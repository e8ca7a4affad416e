/** Where a login leads: a path of ours as the address says, else home; never another site. */
export function nextOf(hash: string): string {
  const next = new URLSearchParams(hash.slice(1)).get("next") ?? "/";
  const home = "http://here.invalid";
  try {
    const address = new URL(next, home);
    // Of a path like /x/..//host only //host is left, which is another site.
    const isOurs = next.startsWith("/") && address.origin === home &&
      !address.pathname.startsWith("//");
    return isOurs ? address.pathname + address.search + address.hash : "/";
  } catch {
    return "/";
  }
}
