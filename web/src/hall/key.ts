import { secretOf } from "../lib/fragment.ts";

/** The part of `location` that names a screen. */
interface Address {
  pathname: string;
  hash: string;
}

/**
 * The key of a screen's link, `/screen/…#dk_…` or `/overlay/…#dk_…`; null without one. It stays in
 * the address, so that a screen which is switched on again finds its debate.
 */
export function keyOf({ pathname, hash }: Address): string | null {
  if (!/^\/(screen|overlay)\//.test(pathname)) return null;
  const secret = secretOf(hash);
  return secret.startsWith("dk_") ? secret : null;
}
