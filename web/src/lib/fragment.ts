/** The secret of a link such as /join#CODE: what stands after # is never sent to a server. */
export function secretOf(hash: string): string {
  const text = hash.slice(1);
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text;
  }
}

/** The code of what somebody pasted: the whole link, or the code alone. */
export function codeOf(pasted: string): string {
  const text = pasted.trim();
  const mark = text.indexOf("#");
  return mark < 0 ? text : secretOf(text.slice(mark));
}
