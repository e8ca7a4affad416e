/**
 * The origin of an address whose video no page may play, because the content policy does not name it;
 * null where pages may, and while the address is none. A policy that names `http:` means `https:` too.
 */
export function shutOrigin(
  address: string,
  allowed: readonly string[],
  own: string,
): string | null {
  const origin = originOf(address);
  if (origin === null) return null;
  const names = [origin, origin.replace(/^https:/, "http:")];
  return names.some((name) => name === own || allowed.includes(name)) ? null : origin;
}

function originOf(address: string): string | null {
  if (!/^\s*https?:\/\/./i.test(address)) return null;
  try {
    return new URL(address).origin;
  } catch {
    return null; // still being typed
  }
}
