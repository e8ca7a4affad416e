/** `2026-12-01T19:30` of a date field as the API's `2026-12-01 19:30:00`; null for an empty one. */
export function wallTimeOf(field: string): string | null {
  if (field === "") return null;
  const [day = "", clock = ""] = field.split("T");
  return `${day} ${clock.length === 5 ? `${clock}:00` : clock}`;
}

/** The API's wall time as a date field wants it; "" for null. */
export function fieldOfWallTime(time: string | null): string {
  if (time === null) return "";
  return time.replace(" ", "T").replace(/:00$/, "");
}

/** An offset from UTC as people write it: 480 is UTC+08:00. */
export function offsetName(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, "0");
  return `UTC${minutes < 0 ? "−" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
