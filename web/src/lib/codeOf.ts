import { secretOf } from "./fragment.ts";

/** The code of what somebody pasted: the whole link, or the code alone. */
export function codeOf(pasted: string): string {
  const text = pasted.trim();
  const mark = text.indexOf("#");
  return mark < 0 ? text : secretOf(text.slice(mark));
}
