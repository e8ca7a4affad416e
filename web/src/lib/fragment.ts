/** The secret of a link such as /join#CODE: what stands after # is never sent to a server. */
export function secretOf(hash: string): string {
  const text = hash.slice(1);
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text;
  }
}
