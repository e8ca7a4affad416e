import { type OverlayOptions, partNames, places } from "../../../overlay/options.ts";

/** What of an overlay's address is chosen here; it takes more. */
export type OverlayChoice = Pick<OverlayOptions, "parts" | "place">;

/** The address of an overlay; the same choice has the same address, however it came about. */
export function overlayAddress(origin: string, liveId: string, choice: OverlayChoice): string {
  const parts = partNames.filter((part) => choice.parts.has(part));
  return `${origin}/overlay/${liveId}?parts=${parts.join(",")}&at=${choice.place}`;
}

export { partNames, places };
