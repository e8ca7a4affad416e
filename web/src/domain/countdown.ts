/** Whole seconds until an instant, the begun one included; 0 from then on; null while unknown. */
export function secondsUntil(untilMs: number | null, nowMs: number | null): number | null {
  if (untilMs === null || nowMs === null) return null;
  return Math.max(0, Math.ceil((untilMs - nowMs) / 1000));
}

/** Seconds as on a clock face: 0:09, 12:00, 1:02:03. */
export function clockText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = two(Math.floor(seconds) % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
