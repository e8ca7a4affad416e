import { type OverlayOptions, partNames, places } from "../../../overlay/options.ts";

/** What of an overlay's address is chosen here; it takes more. */
export type OverlayChoice = Pick<OverlayOptions, "parts" | "place">;

/**
 * The address of an overlay; the same choice has the same address, however it came about. `key`: a
 * screen's, which a rehearsal does not open without; null for a debate that is public.
 */
export function overlayAddress(
  origin: string,
  liveId: string,
  choice: OverlayChoice,
  key: string | null,
): string {
  const parts = partNames.filter((part) => choice.parts.has(part));
  const address = `${origin}/overlay/${liveId}?parts=${parts.join(",")}&at=${choice.place}`;
  return key === null ? address : `${address}#${key}`;
}

export { partNames, places };
