/** What an overlay can show, in the order of its address. */
export const overlayParts = ["motion", "vote", "clock", "danmaku", "viewers", "qr"] as const;
export type OverlayPart = typeof overlayParts[number];

/** The address of an overlay that shows these parts; each combination is a scene of its own. */
export function overlayAddress(
  origin: string,
  liveId: string,
  parts: ReadonlySet<OverlayPart>,
): string {
  const chosen = overlayParts.filter((part) => parts.has(part));
  return `${origin}/overlay/${liveId}?parts=${chosen.join(",")}`;
}
