import type { Side } from "../domain/values.ts";
import { type Colour, colours } from "./line.ts";

/** The colours and the type of the canvas, as `tokens.css` says them. */
export interface Palette {
  text: Record<Colour, string>;
  /** Of a line that shows a side and has no colour of its own. */
  sideText: Record<Side, string>;
  side: Record<Side, string>;
  onSide: string;
  stripe: string;
  outline: string;
  ownGround: string;
  family: string;
}

/** Reads what holds at this element; asked when the layer starts, not each frame. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const pairs = colours.map((colour) => [colour, token(`air-${colour}`)] as const);
  return {
    text: Object.fromEntries(pairs) as Record<Colour, string>,
    sideText: { affirmative: token("air-affirmative"), negative: token("air-negative") },
    side: { affirmative: token("air-plate-affirmative"), negative: token("air-plate-negative") },
    onSide: token("air-on-plate"),
    stripe: token("air-stripe"),
    outline: token("air-outline"),
    ownGround: token("air-own"),
    family: style.fontFamily,
  };
}
